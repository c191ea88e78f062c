import type { Context } from '../../../platform/context.ts';
import { and, type Fragment, sql } from '../../../platform/database/sql.ts';
import { storedExpression } from '../../../platform/records/expression.ts';
import { loadWorkDays } from '../../plans/public.ts';
import type { TimeTrigger } from '../parts.rules.ts';
import type { Rule } from '../rules-stored.ts';
import { dueDays } from './due-days.ts';

export interface Span {
  /** After this instant, up to and with that. */
  from: Date;
  until: Date;
}

/** `from` and `where` of the records `t` of which a moment `m.moment` of the rule lies in the span. */
export async function momentsIn(
  ctx: Context,
  rule: Pick<Rule, 'entity'>,
  trigger: TimeTrigger,
  span: Span,
): Promise<Fragment> {
  const entity = ctx.app.registry.entity(rule.entity);
  const field = storedExpression(entity, trigger.field, 't');
  const [from, until] = [span.from.toISOString(), span.until.toISOString()];
  const kind = entity.kind ? [sql`t.kind = ${sql.lit(entity.kind)}`] : [];
  const alive = and([sql`t.deleted_at is null`, ...kind]);
  const inSpan = sql`m.moment > ${from}::timestamptz and m.moment <= ${until}::timestamptz`;
  if (trigger.unit !== 'day') {
    const shift = shiftOf(trigger);
    return sql`${sql.table(entity.table)} t cross join lateral (select ${field} + ${shift} as moment) m
      where ${alive} and ${field} > ${from}::timestamptz - ${shift} and ${field} <= ${until}::timestamptz - ${shift} and ${inSpan}`;
  }
  const isInstant = entity.fields[trigger.field]?.type === 'instant';
  const days = await daysIn(ctx, trigger, span);
  const local = isInstant ? sql`(${field} at time zone ${ctx.timeZone})` : sql`${field}::timestamp`;
  const clock = isInstant ? sql`${local}::time` : sql`${trigger.at ?? MORNING}::time`;
  return sql`${sql.table(entity.table)} t
    join jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(day date, due date) on d.day = ${local}::date
    cross join lateral (select (d.due + ${clock}) at time zone ${ctx.timeZone} as moment) m
    where ${alive} and ${withinDays(ctx, field, days, isInstant)} and ${inSpan}`;
}
const MORNING = '09:00';

function shiftOf({ count, unit, side }: TimeTrigger): Fragment {
  const minutes = count * (unit === 'hour' ? 60 : 1) * (side === 'before' ? -1 : 1);
  return sql`make_interval(mins => ${minutes}::int)`;
}

/** The company's calendar counts, a day to each side since its midnights are not those of the clock in Greenwich. */
async function daysIn(ctx: Context, trigger: TimeTrigger, span: Span): Promise<ReturnType<typeof dueDays>> {
  const day = (at: Date): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ctx.timeZone).toPlainDate();
  return dueDays(trigger, day(span.from), day(span.until), await loadWorkDays(ctx));
}

/** Said of the bare field too, so that an index of it serves. */
function withinDays(
  ctx: Context,
  field: Fragment,
  days: ReturnType<typeof dueDays>,
  isInstant: boolean,
): Fragment {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (!first || !last) return sql`false`;
  if (!isInstant) return sql`${field} between ${first} and ${last}`;
  return sql`${field} >= ${first}::date::timestamp at time zone ${ctx.timeZone}
    and ${field} < (${last}::date + 1)::timestamp at time zone ${ctx.timeZone}`;
}
