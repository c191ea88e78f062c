import { readable } from '../../platform/access/readable.ts';
import { asSystem, type Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { today } from '../../platform/today.ts';
import { tell } from '../reminders/public.ts';
import type { Rule } from './rules-stored.ts';

/** Whoever switched the rule on hears of its trouble once a day; where they are gone, the owners of the installation. */
export async function tellTrouble(
  ctx: Context,
  rule: Rule,
  kind: 'ruleFailed' | 'ruleStopped',
): Promise<void> {
  const system = asSystem(ctx, 'trouble with a rule is told');
  await tell(system, {
    kind,
    users: await concerned(system, rule),
    key: `${kind}:${rule.id}:${today(ctx)}`,
    entity: 'automation.rule',
    record: rule.id,
    params: {},
    isByLetter: true,
  });
}

async function concerned(ctx: Context, rule: Rule): Promise<string[]> {
  const rows = await ctx.db.rows<{ id: string }>(sql`
    with there as (select u.id from ${readable(ctx, 'access.user', 'u')} where u.id = ${rule.switchedOnBy} and u.is_active)
    select id from there union all
    select a.user_id from ${readable(ctx, 'access.roleAssignment', 'a')} join ${readable(ctx, 'access.role', 'r')} on r.id = a.role_id
      where r.kind = 'owner' and a.from <= ${today(ctx)} and (a.until is null or a.until >= ${today(ctx)}) and not exists (select from there)`);
  return rows.map((r) => r.id);
}
