import type { Logger } from 'pino';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Database } from '../database/connection.ts';

/**
 * Tells open browsers which entities changed, in every process. Names of entities only: no id and no value, so a
 * listener learns nothing that its next request would not show it.
 */
export interface Realtime {
  changed(entity: string, id: string): void;
  subscribe(receive: (entities: string[]) => void): () => void;
  /** `refresh` runs when another process changed what this one keeps in memory. */
  start(refresh: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Changes within this time are told together. */
const GATHER_MS = 100;
const configuration = ['access.', 'settings.', 'lists.', 'custom.'];

export function createRealtime(db: Database, log: Logger): Realtime {
  const origin = uuidv7();
  const listeners = new Set<(entities: string[]) => void>();
  let pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopListening: (() => Promise<void>) | undefined;
  let refresh: () => Promise<void> = async () => undefined;

  const tell = (entities: string[]): void => {
    for (const receive of listeners) receive(entities);
  };
  const flush = (): void => {
    timer = undefined;
    const entities = [...pending];
    pending = new Set();
    tell(entities);
    db.raw('select pg_notify($1, $2)', ['mijoz', JSON.stringify({ origin, entities })]).catch((error) =>
      log.warn({ err: error }, 'realtime: not told'),
    );
  };
  const receive = (payload: string | null): void => {
    const message = payload
      ? (JSON.parse(payload) as { origin?: string; entities?: string[]; access?: boolean })
      : { access: true };
    if (message.origin === origin) return;
    const entities = message.entities ?? [];
    if (message.access || entities.some((e) => configuration.some((c) => e.startsWith(c)))) {
      refresh().catch((error) => log.warn({ err: error }, 'realtime: not refreshed'));
    }
    if (entities.length) tell(entities);
  };

  return {
    changed: (entity) => {
      pending.add(entity);
      timer ??= setTimeout(flush, GATHER_MS).unref();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async (run) => {
      refresh = run;
      stopListening = await db.listen('mijoz', receive);
    },
    close: async () => {
      clearTimeout(timer);
      await stopListening?.();
    },
  };
}
