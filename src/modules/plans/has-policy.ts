import { sql } from '../../platform/database/sql.ts';
import { rememberedUntilChanged } from '../../platform/remembered.ts';

/**
 * Whether any policy is switched on: every write of a customer asks. Without one nothing is planned for anybody, since
 * switching the last one off goes through all plans.
 */
export const hasPolicy = rememberedUntilChanged<boolean>(
  'plans.policy',
  async (ctx) =>
    (await ctx.db.one(sql`select 1 from contact_policy where is_active and deleted_at is null limit 1`)) !==
    undefined,
);
