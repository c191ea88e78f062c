import type { Logger } from 'pino';
import type { Rollup } from '../kernel/field.ts';
import type { AccessService } from './access/service.ts';
import type { Context } from './context.ts';
import type { Database } from './database/connection.ts';
import type { Fragment } from './database/sql.ts';
import type { EventService } from './events/dispatch.ts';
import type { JobService } from './jobs/jobs.ts';
import type { Realtime } from './realtime/realtime.ts';
import type { Registry } from './registry.ts';
import type { Settings } from './settings/settings.ts';

/** One running process of the program: what its parts share. Holds no state that another process lacks. */
export interface App {
  readonly registry: Registry;
  readonly db: Database;
  readonly log: Logger;
  readonly access: AccessService;
  readonly events: EventService;
  readonly realtime: Realtime;
  readonly jobs: JobService;
  /** 32 bytes that encrypt secrets at rest. */
  readonly masterKey: Buffer;
  readonly dataDir: string;
  settings(): Settings;
  /** SQL of a roll-up, within what the reader may see. */
  rollup(ctx: Context, rollup: Rollup, alias: string): Fragment;
  /** Reads again what is kept in memory: settings, custom fields, rights. */
  refresh(): Promise<void>;
  now(): Date;
  close(): Promise<void>;
}
