import { uuidv7 } from '../../../kernel/uuid.ts';
import type { Cause } from '../../../platform/context.ts';
import { asSystem, type Context, transact } from '../../../platform/context.ts';
import { and, type Fragment, sql } from '../../../platform/database/sql.ts';
import { conditionSql } from '../../../platform/records/condition-sql.ts';
import type { Rule } from '../rules-stored.ts';
import { runRule } from '../run-rule.ts';
import { holds } from '../subject.ts';

const PAGE = 500;
const reading = (ctx: Context): Context => asSystem(ctx, 'conditions of automation');
const filterOf = (rule: Rule): unknown => (rule.trigger.on === 'condition' ? rule.trigger.filter : null);

/**
 * Brings up to date whether the record fulfils the rule's condition, and runs the rule where it has just begun to.
 * The mark and the run are one transaction, so a beginning is met once.
 */
export function followRecord(
  ctx: Context,
  rule: Rule,
  record: string,
  o: { isSilent: boolean; cause?: Cause | undefined },
): Promise<void> {
  return transact(ctx, async (ctx) => {
    const entity = ctx.app.registry.entity(rule.entity);
    if (!(await holds(reading(ctx), entity, record, filterOf(rule)))) {
      if (await holds(reading(ctx), entity, record, null))
        await ctx.db.rows(
          sql`delete from automation_match where rule_id = ${rule.id} and record_id = ${record}`,
        );
      return;
    }
    const begun = await ctx.db.one<{ id: string }>(sql`insert into automation_match (id, rule_id, record_id)
      values (${uuidv7(ctx.now.getTime())}, ${rule.id}, ${record}) on conflict do nothing returning id`);
    if (!begun || o.isSilent) return;
    await runRule(ctx, rule, {
      record,
      key: `begun:${begun.id}`,
      trigger: { on: 'condition' },
      cause: o.cause,
    });
  });
}

/** Whatever fulfils the condition now is marked, and the rule does not run for it. */
export async function markPresent(ctx: Context, rule: Rule): Promise<void> {
  await forgetMatches(ctx, rule.id);
  await ctx.db.rows(sql`insert into automation_match (id, rule_id, record_id)
    select gen_random_uuid(), ${rule.id}, t.id from ${matching(ctx, rule)}`);
}

export async function forgetMatches(ctx: Context, rule: string): Promise<void> {
  await ctx.db.rows(sql`delete from automation_match where rule_id = ${rule}`);
  await ctx.db.rows(sql`delete from automation_pass where rule_id = ${rule}`);
  await ctx.db.rows(sql`insert into automation_pass (id, rule_id, at)
    values (${uuidv7()}, ${rule}, ${ctx.now.toISOString()})`);
}

/**
 * By night: days pass and related records change without an event of the record itself. What an import brought or
 * changed since the last pass begins silently.
 */
export async function followAll(ctx: Context, rule: Rule): Promise<void> {
  const since = await ctx.db.one<{ at: string }>(
    sql`select to_json(at)#>>'{}' as at from automation_pass where rule_id = ${rule.id}`,
  );
  await ctx.db.rows(sql`delete from automation_match m where m.rule_id = ${rule.id}
    and not exists (select 1 from ${matching(ctx, rule)} and t.id = m.record_id)`);
  for (let last = NOBODY; ; ) {
    const page = await ctx.db.rows<{ id: string; isSilent: boolean }>(sql`select t.id,
        exists (select 1 from audit_entry a where a.record_id = t.id and a.mode = 'historical' and a.at >= ${since?.at ?? ctx.now.toISOString()}) as "isSilent"
      from ${matching(ctx, rule)} and t.id > ${last}
        and not exists (select 1 from automation_match m where m.rule_id = ${rule.id} and m.record_id = t.id)
      order by t.id limit ${PAGE}`);
    for (const { id, isSilent } of page) await followRecord(ctx, rule, id, { isSilent });
    const end = page.at(-1);
    if (!end) break;
    last = end.id;
  }
  await ctx.db.rows(sql`update automation_pass set at = ${ctx.now.toISOString()} where rule_id = ${rule.id}`);
}
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** `from` and `where` of the living records that fulfil the condition. */
export function matching(ctx: Context, rule: Pick<Rule, 'entity' | 'trigger' | 'condition'>): Fragment {
  const entity = ctx.app.registry.entity(rule.entity);
  const filter = filterOf(rule as Rule);
  const kind = entity.kind ? [sql`t.kind = ${sql.lit(entity.kind)}`] : [];
  const meets = filter ? [conditionSql(reading(ctx), entity, filter, 't')] : [];
  return sql`${sql.table(entity.table)} t where ${and([sql`t.deleted_at is null`, ...kind, ...meets])}`;
}
