import type { Context } from '../../../platform/context.ts';
import { and, type Fragment, or, sql } from '../../../platform/database/sql.ts';
import { storedExpression } from '../../../platform/records/expression.ts';
import { loadWorkDays } from '../../plans/public.ts';
import type { TimeTrigger } from '../parts.rules.ts';
import type { Rule } from '../rules-stored.ts';
import { type DueDay, dueDays } from './due-days.ts';

export interface Span {
  /** After this instant, up to and with that. */
  from: Date;
  until: Date;
}

/**
 * `from` and `where` of the records `t` of which a moment `m.moment` of the rule lies in the span. What the field may be is
 * said of it bare, so that an index of it serves: of a company's own field that is its text.
 */
export async function momentsIn(
  ctx: Context,
  rule: Pick<Rule, 'entity'>,
  trigger: TimeTrigger,
  span: Span,
): Promise<Fragment> {
  const entity = ctx.app.registry.entity(rule.entity);
  const declared = entity.fields[trigger.field];
  const bare = storedExpression(entity, trigger.field, 't');
  const field: TimeField = { bare, isText: !!declared?.custom && !declared.computed };
  const kind = entity.kind ? [sql`t.kind = ${sql.lit(entity.kind)}`] : [];
  const found =
    trigger.unit !== 'day'
      ? byTheClock(field, trigger, span)
      : declared?.type === 'instant'
        ? instantsByDay(ctx, field, await daysIn(ctx, trigger, span), span)
        : datesByDay(ctx, field, trigger, await daysIn(ctx, trigger, span), span);
  return sql`${sql.table(entity.table)} t ${found.join}
    where ${and([sql`t.deleted_at is null`, ...kind, found.where])}`;
}

interface TimeField {
  bare: Fragment;
  /** Kept as text in its ISO form. */
  isText: boolean;
}
interface Found {
  join: Fragment;
  where: Fragment;
}
const MORNING = '09:00';
const DAY_MS = 86_400_000;
/** By so much a day of the clock may be longer or shorter than 24 hours, and more. */
const SLACK_MS = DAY_MS / 8;

function byTheClock(field: TimeField, { count, unit, side }: TimeTrigger, span: Span): Found {
  const minutes = count * (unit === 'hour' ? 60 : 1) * (side === 'before' ? -1 : 1);
  const moment = sql`${instantOf(field)} + make_interval(mins => ${minutes}::int)`;
  return {
    join: sql`cross join lateral (select ${moment} as moment) m`,
    where: between(field, span, minutes * 60_000),
  };
}

/** All dates of a day are due at the same moment, so only those days are looked for whose moment lies in the span. */
function datesByDay(
  ctx: Context,
  { bare, isText }: TimeField,
  trigger: TimeTrigger,
  days: DueDay[],
  span: Span,
): Found {
  const plainTime = Temporal.PlainTime.from(trigger.at ?? MORNING);
  const due = days
    .map(({ day, due }) => ({
      day,
      moment: Temporal.PlainDate.from(due).toZonedDateTime({ timeZone: ctx.timeZone, plainTime }).toInstant(),
    }))
    .filter(({ moment }) => moment.epochMilliseconds > +span.from && moment.epochMilliseconds <= +span.until);
  const wanted = due.map((d) => d.day);
  return {
    join: sql`join jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as m(day date, moment timestamptz) on m.day = (${bare})::date`,
    where: isText ? sql`${bare} = any(${wanted}::text[])` : sql`${bare} = any(${wanted}::date[])`,
  };
}

/** At the hour that the instant has on the company's clock. */
function instantsByDay(ctx: Context, field: TimeField, days: DueDay[], span: Span): Found {
  const local = sql`(${instantOf(field)} at time zone ${ctx.timeZone})`;
  const shifts = new Set(days.map(({ day, due }) => Date.parse(due) - Date.parse(day)));
  const [from, until] = [span.from.toISOString(), span.until.toISOString()];
  return {
    join: sql`join jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(day date, due date) on d.day = ${local}::date
      cross join lateral (select (d.due + ${local}::time) at time zone ${ctx.timeZone} as moment) m`,
    where: and([
      or([...shifts].map((shift) => between(field, span, shift, SLACK_MS))),
      sql`m.moment > ${from}::timestamptz and m.moment <= ${until}::timestamptz`,
    ]),
  };
}

const instantOf = ({ bare, isText }: TimeField): Fragment => (isText ? sql`(${bare})::timestamptz` : bare);

/** Those from which so much later lies in the span. */
function between({ bare, isText }: TimeField, { from, until }: Span, laterMs: number, slackMs = 0): Fragment {
  const first = new Date(+from - laterMs - slackMs).toISOString();
  const last = new Date(+until - laterMs + slackMs).toISOString();
  return isText
    ? sql`(${bare} > ${first} and ${bare} <= ${last})`
    : sql`(${bare} > ${first}::timestamptz and ${bare} <= ${last}::timestamptz)`;
}

/** The company's calendar counts, a day to each side since its midnights are not those of the clock in Greenwich. */
async function daysIn(ctx: Context, trigger: TimeTrigger, span: Span): Promise<DueDay[]> {
  const day = (at: Date): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ctx.timeZone).toPlainDate();
  return dueDays(trigger, day(span.from), day(span.until), await loadWorkDays(ctx));
}
