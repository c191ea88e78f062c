import { type Context, demand } from '../../../platform/context.ts';
import type { Effect } from '../../../platform/module.ts';

/**
 * Territories are of the whole company: whoever administers draws them, and whoever manages teams and writes territories
 * everywhere, which writing them asks for anyhow.
 */
export function demandTerritories(ctx: Context): void {
  if (!ctx.grants.has('administer')) demand(ctx, 'manageTeams');
}

const guard = (entity: string): Effect => ({
  entity,
  run: async (ctx) => {
    if (ctx.mode !== 'system') demandTerritories(ctx);
  },
});

/** Who belongs where decides who sees what. */
export const territoryGuards: Effect[] = ['access.territory', 'access.territoryMember'].map(guard);
