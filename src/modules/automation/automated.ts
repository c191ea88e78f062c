import type { App } from '../../platform/app.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect } from '../../platform/module.ts';

const ENTITY = 'automation.rule';
const kept = new WeakMap<App, Promise<ReadonlySet<string>>>();
const following = new WeakSet<App>();

/**
 * Names of the entities that some rule runs on, kept in memory since every write asks. Another process hears of a rule a
 * tenth of a second after it is switched on.
 */
export function automatedEntities(app: App): Promise<ReadonlySet<string>> {
  follow(app);
  return kept.get(app) ?? load(app);
}

function load(app: App): Promise<ReadonlySet<string>> {
  const names = app.db
    .rows<{ entity: string }>(
      sql`select distinct entity from automation_rule where is_on and deleted_at is null`,
    )
    .then((rows) => new Set(rows.map((r) => r.entity)));
  names.catch(() => kept.delete(app));
  kept.set(app, names);
  return names;
}

function follow(app: App): void {
  if (following.has(app)) return;
  following.add(app);
  app.realtime.subscribe((entities) => {
    if (entities.includes(ENTITY)) kept.delete(app);
  });
}

/** The process that changes a rule knows at once. */
export const newlyAutomated: Effect = {
  entity: ENTITY,
  run: async (ctx) => ctx.db.afterCommit(() => void kept.delete(ctx.app)),
};
