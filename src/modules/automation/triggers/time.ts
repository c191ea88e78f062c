import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { eachByItself } from '../each-by-itself.ts';
import type { TimeTrigger } from '../parts.rules.ts';
import { activeRules, type Rule } from '../rules-stored.ts';
import { runRule } from '../run-rule.ts';
import { momentsIn } from './moments.ts';

/** What could not be done in time (the program was stopped) is done late, but no later than this. */
const GRACE_DAYS = 3;
const PAGE = 500;

/** Every minute: what has become due is run, each moment of a record once. */
export const runDue = async (ctx: Context): Promise<void> => {
  const rules = await activeRules(ctx, sql`r.trigger->>'on' = 'time'`);
  await eachByItself(rules, (rule) => runDueOf(ctx, rule, rule.trigger as TimeTrigger));
};

async function runDueOf(ctx: Context, rule: Rule, trigger: TimeTrigger): Promise<void> {
  const earliest = ctx.now.getTime() - GRACE_DAYS * 86_400_000;
  const since = Math.max(earliest, Date.parse(rule.switchedOnAt ?? ctx.now.toISOString()));
  const source = await momentsIn(ctx, rule, trigger, { from: new Date(since), until: ctx.now });
  for (;;) {
    // What an import has brought since its moment passed is history, not work.
    const due = await ctx.db.rows<{
      id: string;
      moment: string;
    }>(sql`select t.id, to_json(m.moment)#>>'{}' as moment from ${source}
      and not exists (select 1 from automation_run r where r.rule_id = ${rule.id} and r.record_id = t.id and r.key = concat(${KEY}::text, floor(extract(epoch from m.moment))::bigint))
      and not exists (select 1 from audit_entry a where a.record_id = t.id and a.mode = 'historical' and a.at >= m.moment)
      order by m.moment, t.id limit ${PAGE}`);
    await eachByItself(due, ({ id, moment }) =>
      runRule(ctx, rule, {
        record: id,
        key: `${KEY}${Math.floor(Date.parse(moment) / 1000)}`,
        trigger: { on: 'time', field: trigger.field, moment: new Date(moment).toISOString() },
      }),
    );
    if (due.length < PAGE) return;
  }
}
const KEY = 'moment:';

export const timeJob: Job = { name: 'automation.time', cron: '* * * * *', run: runDue };
