import { denied } from '../kernel/errors.ts';
import type { Language } from '../kernel/i18n.ts';
import type { Right } from '../kernel/permission.ts';
import { type Grants, systemGrants } from './access/grants.ts';
import type { App } from './app.ts';
import type { Db } from './database/connection.ts';
import type { Batching } from './records/batching.ts';

/**
 * `live`: all conditions, verbs and events. `historical`: an import of what was: dates and outcomes as they were,
 * conditions and tasks not demanded, nobody notified. `system`: the program's own work, for a named reason.
 */
export type WriteMode = 'live' | 'historical' | 'system';

/** The rule of automation that makes a write, and the rules whose writes led to it: so that rules cannot run in circles. */
export interface Cause {
  rule: string;
  name: string;
  chain: readonly { rule: string; record: string }[];
}

/** Everything that a step of work needs, passed along and never ambient. */
export interface Context {
  readonly app: App;
  readonly db: Db;
  readonly grants: Grants;
  /** Null for the program itself. */
  readonly userId: string | null;
  readonly language: Language;
  readonly timeZone: string;
  readonly mode: WriteMode;
  readonly reason?: string | undefined;
  /** One act on many records (import, bulk, undo): its id goes on every trace. */
  readonly batch?: string | undefined;
  readonly now: Date;
  /** What is written comes whole from another installation: nothing is completed or made beside it. */
  readonly isExact?: boolean | undefined;
  /** The records come from a file: their timeline says so, and shows what they tell of their past on its own days. */
  readonly isImport?: boolean | undefined;
  /** Goes along with what is written, and with all that follows from it. */
  readonly cause?: Cause | undefined;
  /** Set while many records are written in one transaction. */
  readonly batching?: Batching | undefined;
  /** Scopes of the API key that carries the request; null for a session. */
  readonly keyScopes: readonly string[] | null;
}

export function demand(ctx: Context, right: Right): void {
  if (!ctx.grants.has(right)) throw denied('right_missing', { right });
}

/** Runs in one transaction: the outer one where there is one. */
export function transact<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> {
  return ctx.db.inTransaction ? run(ctx) : ctx.db.transaction((db) => run({ ...ctx, db }));
}

/** The same, and the answer that is then read; should it not be there to be seen, what was written stands all the same. */
export function transactAndRead<T, A>(
  ctx: Context,
  write: (ctx: Context) => Promise<T>,
  read: (ctx: Context, written: T) => Promise<A>,
): Promise<A> {
  return ctx.db.transactionAndRead(
    (db) => write({ ...ctx, db }),
    (db, written) => read({ ...ctx, db }, written),
  );
}

/** Reading for derived values: what a stored sum consists of does not depend on who caused it to be counted again. */
export const systemReading = (ctx: Context): Context => ({ ...ctx, grants: systemGrants });

/**
 * The one way round row and field access: the program acts for a reason that the audit keeps. Every call is
 * listed in `generated/permissions.md`.
 */
export const asSystem = (ctx: Context, reason: string): Context => ({
  ...ctx,
  grants: systemGrants,
  mode: 'system',
  reason,
});

/** The program's own work, not on behalf of anybody. */
export function systemContext(app: App, reason: string, mode: WriteMode = 'system'): Context {
  const settings = app.settings();
  return {
    app,
    db: app.db,
    grants: systemGrants,
    userId: null,
    language: settings.language,
    timeZone: settings.timeZone,
    mode,
    reason,
    now: app.now(),
    keyScopes: null,
  };
}

/** Work on behalf of a user outside a request (a job, a subscriber): with the rights that the user has now. */
export async function userContext(
  app: App,
  userId: string,
  o: { language?: Language; timeZone?: string } = {},
): Promise<Context | undefined> {
  const grants = await app.access.grantsOf(userId);
  if (!grants) return undefined;
  const base = systemContext(app, '', 'live');
  return {
    ...base,
    reason: undefined,
    grants,
    userId,
    language: o.language ?? base.language,
    timeZone: o.timeZone ?? base.timeZone,
  };
}
