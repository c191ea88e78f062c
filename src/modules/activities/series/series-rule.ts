import type { FieldProblem } from '../../../kernel/errors.ts';
import type { Rule, Values } from '../../../platform/module.ts';
import { firstDay, type Recurrence } from './recurrence.ts';
import { lastDayOf, parseRule, ruleText } from './rule-text.ts';

/** Takes UNTIL and COUNT out of the rule into their fields, and puts the first day where the rule first falls. */
export const seriesRule: Rule = {
  entity: 'activities.series',
  apply: (after, before) => {
    const parts = parseRule(String(after['rule']));
    if (!parts) return wrong('rule', 'invalid_rule');
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(String(after['startTime'])))
      return wrong('startTime', 'invalid_time');
    const [until, count] = [parts.get('UNTIL'), parts.get('COUNT')];
    parts.delete('UNTIL');
    parts.delete('COUNT');
    const set: Values = { rule: ruleText(parts) };
    if (until) {
      const last = lastOf(until, after);
      if (!last) return wrong('rule', 'invalid_rule');
      set['until'] = last;
    }
    if (count) set['times'] = Number(count);
    const whole = { ...after, ...set };
    if (whole['until'] && whole['times']) return wrong('times', 'until_or_count');
    const first = firstOf(whole as unknown as Recurrence);
    if (first) return { set: { ...set, startsOn: first } };
    // A series may be ended before its first meeting, never begun like that.
    return before ? { set } : wrong('rule', 'rule_without_days');
  },
};

const wrong = (field: string, code: string): { problems: FieldProblem[] } => ({
  problems: [{ field, code }],
});

function lastOf(until: string, series: Values): string | undefined {
  try {
    return lastDayOf(until, series as { startTime: string; timeZone: string });
  } catch {
    return undefined;
  }
}

function firstOf(r: Recurrence): string | undefined {
  try {
    return firstDay(r);
  } catch {
    return undefined;
  }
}
