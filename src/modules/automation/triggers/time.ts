import { uuidv7 } from '../../../kernel/uuid.ts';
import type { Cause, Context } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { Job, StoredEvent } from '../../../platform/module.ts';
import { eachByItself } from '../each-by-itself.ts';
import type { TimeTrigger } from '../parts.rules.ts';
import { activeRules, type Rule } from '../rules-stored.ts';
import { runRule } from '../run-rule.ts';
import { momentsIn, type Span } from './moments.ts';

/** What could not be done in time (the program was stopped) is done late, but no later than this. */
const GRACE_DAYS = 3;
const PAGE = 500;

/**
 * Every minute: what has become due since the last pass is run, each moment of a record once. A record of which a moment
 * has passed already when it is written is run by that event.
 */
export const runDue = async (ctx: Context): Promise<void> => {
  const rules = await activeRules(ctx, sql`r.trigger->>'on' = 'time'`);
  await eachByItself(rules, async (rule) => {
    const last = await ctx.db.one<{ at: string }>(
      sql`select to_json(at)#>>'{}' as at from automation_pass where rule_id = ${rule.id}`,
    );
    const { from, until } = inGrace(ctx, rule);
    const since = new Date(Math.max(+from, last ? Date.parse(last.at) : 0));
    await runMoments(ctx, rule, { from: since, until }, sql`true`);
    await ctx.db.rows(sql`insert into automation_pass (id, rule_id, at) values (${uuidv7()}, ${rule.id}, ${until.toISOString()})
      on conflict (rule_id) do update set at = excluded.at`);
  });
};

/** Whether the event may have given the record a moment that has passed. */
export const mayBeDue = ({ field }: TimeTrigger, { verb, data }: StoredEvent): boolean => {
  if (verb !== 'updated') return verb !== 'deleted';
  return field === 'updatedAt' || ((data['fields'] ?? []) as string[]).includes(field);
};

export const runDueOf = (ctx: Context, rule: Rule, records: string[], cause?: Cause): Promise<void> =>
  runMoments(ctx, rule, inGrace(ctx, rule), sql`t.id = any(${records}::uuid[])`, cause);

function inGrace(ctx: Context, rule: Rule): Span {
  const earliest = ctx.now.getTime() - GRACE_DAYS * 86_400_000;
  const switchedOn = Date.parse(rule.switchedOnAt ?? ctx.now.toISOString());
  return { from: new Date(Math.max(earliest, switchedOn)), until: ctx.now };
}

async function runMoments(
  ctx: Context,
  rule: Rule,
  span: Span,
  which: Fragment,
  cause?: Cause,
): Promise<void> {
  const trigger = rule.trigger as TimeTrigger;
  const source = await momentsIn(ctx, rule, trigger, span);
  for (;;) {
    // What an import has brought since its moment passed is history, not work.
    const due = await ctx.db.rows<{
      id: string;
      moment: string;
    }>(sql`select t.id, to_json(m.moment)#>>'{}' as moment from ${source} and ${which}
      and not exists (select 1 from automation_run r where r.rule_id = ${rule.id} and r.record_id = t.id and r.key = concat(${KEY}::text, floor(extract(epoch from m.moment))::bigint))
      and not exists (select 1 from audit_entry a where a.record_id = t.id and a.mode = 'historical' and a.at >= m.moment)
      order by m.moment, t.id limit ${PAGE}`);
    await eachByItself(due, ({ id, moment }) =>
      runRule(ctx, rule, {
        record: id,
        key: `${KEY}${Math.floor(Date.parse(moment) / 1000)}`,
        trigger: { on: 'time', field: trigger.field, moment: new Date(moment).toISOString() },
        cause,
      }),
    );
    if (due.length < PAGE) return;
  }
}
const KEY = 'moment:';

export const timeJob: Job = { name: 'automation.time', cron: '* * * * *', run: runDue };
