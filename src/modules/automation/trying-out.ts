import { z } from 'zod';
import { invalid } from '../../kernel/errors.ts';
import { predicate } from '../../platform/access/predicate.ts';
import type { Context } from '../../platform/context.ts';
import { and, type Fragment, sql } from '../../platform/database/sql.ts';
import { defineVerb } from '../../platform/module.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { titleOf } from '../../platform/records/select.ts';
import { problemsOfRule } from './checking/check-rule.ts';
import type { EventTrigger } from './parts.rules.ts';
import { AutomationRule } from './rule.entity.ts';
import type { Rule } from './rules-stored.ts';
import { asRule } from './switching.ts';
import { matching } from './triggers/match.ts';
import { momentsIn } from './triggers/moments.ts';
import { atStageSql } from './triggers/stage.ts';

const DAYS = 30;
const MOST_SHOWN = 50;
const MOST_COUNTED = 10_000;
const line = z.object({ id: z.uuid(), title: z.string().nullable(), at: z.string().nullable() });
const trial = z.object({
  days: z.int(),
  count: z.int(),
  /** Whether there are more than were counted. */
  isMore: z.boolean(),
  records: z.array(line),
});

/**
 * On which records the rule would have run in the last thirty days, by the audit and by dates; of a rule by condition,
 * which fulfil it now. Conditions are asked of the records as they are today, within what the asker may see.
 */
export const tryOut = defineVerb({
  entity: 'automation.rule',
  name: 'tryOut',
  needs: 'read',
  input: z.object({}),
  output: trial,
  run: async (ctx, id) => {
    const stored = await loadRecord(ctx, AutomationRule, id);
    const problems = await problemsOfRule(ctx, { ...stored, actions: [] });
    if (problems.length) throw invalid(problems);
    return tried(ctx, asRule(stored));
  },
});

async function tried(ctx: Context, rule: Rule): Promise<z.infer<typeof trial>> {
  const entity = ctx.app.registry.entity(rule.entity);
  const seen = and([
    predicate(ctx, entity, 'read', 't'),
    ...(rule.condition ? [conditionSql(ctx, entity, rule.condition, 't')] : []),
  ]);
  const { from, at } = await occasions(ctx, rule);
  const found = sql`select t.id, ${at} as at from ${from} and ${seen}`;
  const count = await ctx.db.one<{ n: number }>(
    sql`select count(*)::int as n from (${found} limit ${MOST_COUNTED + 1}) f`,
  );
  const records = await ctx.db.rows<z.infer<typeof line>>(sql`
    select f.id, to_json(f.at)#>>'{}' as at, (${titleOf(ctx, entity, 't')})::text as title
    from (${found} order by 2 desc nulls last, 1 limit ${MOST_SHOWN}) f join ${sql.table(entity.table)} t on t.id = f.id
    order by f.at desc nulls last, f.id`);
  const n = count?.n ?? 0;
  return { days: DAYS, count: Math.min(n, MOST_COUNTED), isMore: n > MOST_COUNTED, records };
}

/** `from` and `where` of one row an occasion with the record as `t`, and when it was. */
async function occasions(ctx: Context, rule: Rule): Promise<{ from: Fragment; at: Fragment }> {
  const { trigger } = rule;
  const first = new Date(ctx.now.getTime() - DAYS * 86_400_000);
  if (trigger.on === 'condition') return { from: matching(ctx, rule), at: sql`null::timestamptz` };
  if (trigger.on === 'time')
    return { from: await momentsIn(ctx, rule, trigger, { from: first, until: ctx.now }), at: sql`m.moment` };
  const what = trigger.on === 'stage' ? atStageSql(trigger) : eventSql(trigger);
  return { from: happenedSince(ctx, rule, what, first), at: sql`a.at` };
}

function happenedSince(ctx: Context, rule: Rule, what: Fragment, first: Date): Fragment {
  const entity = ctx.app.registry.entity(rule.entity);
  const kind = entity.kind ? [sql`t.kind = ${sql.lit(entity.kind)}`] : [];
  return sql`audit_entry a join ${sql.table(entity.table)} t on t.id = a.record_id
    where ${and([
      sql`a.at >= ${first.toISOString()}::timestamptz`,
      sql`a.record_entity = ${entity.base}`,
      what,
      sql`a.mode <> 'historical' and coalesce(a.reason, '') not like 'undo of %'`,
      sql`t.deleted_at is null`,
      ...kind,
    ])}`;
}

function eventSql(trigger: EventTrigger): Fragment {
  if (trigger.verb === 'created') return sql`a.version = 1`;
  if (trigger.verb !== 'changed') return sql`a.verb = ${trigger.verb}`;
  return and([
    sql`a.version > 1 and a.verb not in ('deleted', 'restored', 'purged', 'undone')`,
    changedFields(trigger),
  ]);
}

function changedFields({ fields, from, to }: EventTrigger): Fragment {
  if (!fields?.length) return sql`a.changes <> '{}'::jsonb`;
  const [only] = fields;
  const parts = [sql`a.changes ?| ${fields}::text[]`];
  if (from !== undefined) parts.push(sameAs(sql`a.changes -> ${only} -> 0`, from));
  if (to !== undefined) parts.push(sameAs(sql`a.changes -> ${only} -> 1`, to));
  return and(parts);
}

/** As `hasChanged` compares: by the id of a record, by the amount of money, nothing being nothing. */
function sameAs(stored: Fragment, value: unknown): Fragment {
  const v = value as { id?: unknown; amount?: unknown } | null;
  const bare = v && typeof v === 'object' ? (v.id ?? v.amount ?? value) : value;
  const text = sql`coalesce(${stored} ->> 'id', ${stored} ->> 'amount', ${stored} #>> '{}')`;
  return bare === null || bare === ''
    ? sql`coalesce(${text}, '') = ''`
    : sql`${text} = ${typeof bare === 'object' ? JSON.stringify(bare) : String(bare)}`;
}
