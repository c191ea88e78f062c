import type { Effect } from '../module.ts';

/** What the company decided counts from the next request on, in this process as in the others. */
export const settingsAnew: Effect = {
  entity: 'settings.company',
  run: async (ctx) => ctx.db.afterCommit(() => ctx.app.refresh()),
};
