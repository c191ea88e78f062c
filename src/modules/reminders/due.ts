import { accessDay } from '../../platform/access/day.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { and, type Fragment, sql } from '../../platform/database/sql.ts';
import { storedExpression } from '../../platform/records/expression.ts';
import type { Reader } from './readers.ts';
import { GRACE_DAYS, type ReminderRule, rules } from './rules.ts';

/**
 * Common table expressions that lead to `due`: open work whose moment has come for anybody, with whom to tell. One row a
 * record, rule and person; an absent colleague's stand-in is told in place of the colleague.
 */
export function dueWork(ctx: Context, readers: Reader[]): Fragment {
  const parts = rules.map((rule) => sql`(${workOf(ctx, rule, readers)})`);
  return sql`
    chain(user_id, department_id, depth) as (
      select u.id, u.department_id, 0 from app_user u where u.department_id is not null
      union all
      select c.user_id, d.parent_id, c.depth + 1 from chain c join department d on d.id = c.department_id
      where d.parent_id is not null and c.depth < ${DEEPEST}
    ), head as (
      select distinct on (c.user_id) c.user_id, d.head_id from chain c
      join department d on d.id = c.department_id and d.deleted_at is null
      join app_user h on h.id = d.head_id and h.id <> c.user_id and ${isAtWork('h')}
      order by c.user_id, c.depth
    ), stand_in as (
      select d.from_id, d.to_id from delegation d join app_user h on h.id = d.to_id and ${isAtWork('h')}
      where ${accessDay(ctx)} between d.since and d.until and not d.is_revoked and d.deleted_at is null
    ), work as (${sql.join(parts, sql` union all `)}),
    due as (
      select w.*, coalesce(s.to_id, w.person) as "user" from work w left join stand_in s on s.from_id = w.person
    )`;
}
const DEEPEST = 30;

const isAtWork = (alias: string): Fragment => {
  const column = (name: string): Fragment => sql.ref(`${alias}.${name}`);
  return sql`${column('is_active')} and ${column('has_sign_in')} and ${column('deleted_at')} is null`;
};

/** `day` or `at` is the moment, `moment` what makes the reminder another one when the work is moved. */
function workOf(ctx: Context, rule: ReminderRule, readers: Reader[]): Fragment {
  const field = (name: string): Fragment => storedExpression(ctx.app.registry.entity(rule.entity), name, 't');
  const { kind, entity, due } = rule;
  const conditions = [sql`${field(rule.open.field)} = ${rule.open.is}`];
  if (rule.unless) conditions.push(sql`${field(rule.unless)} is null`);
  if (rule.until) conditions.push(sql`${field(rule.until)} > ${ctx.now.toISOString()}`);
  if ('day' in due) conditions.push(inSpanOfDays(field(due.day), due.plus, readers));
  else conditions.push(inSpanOfTime(ctx, field(due.instant), due.minutes, readers));
  return sql`
    select ${kind}::text as kind, ${entity}::text as entity, t.id as record, p.person, p.whose, ${momentOf(due, field)},
      t.created_at, t.created_by_id, t.batch_id
    from ${readable(ctx, entity, 't')} cross join lateral (${peopleOf(ctx, rule, field)}) p(person, whose)
    where ${and(conditions)}`;
}

function momentOf(due: ReminderRule['due'], field: (name: string) => Fragment): Fragment {
  if ('day' in due) {
    const day = field(due.day);
    return sql`${day} + ${due.plus}::int as day, null::timestamptz as at, ${day}::text as moment, jsonb_build_object('dueOn', ${day}) as params`;
  }
  const at = field(due.instant);
  return sql`null::date as day, ${at} - make_interval(mins => ${due.minutes}) as at,
    (extract(epoch from ${at}) * 1000)::bigint::text as moment, jsonb_build_object('at', to_json(${at})#>>'{}') as params`;
}

function peopleOf(ctx: Context, rule: ReminderRule, field: (name: string) => Fragment): Fragment {
  const own = field(rule.of);
  if (rule.isForHead) return sql`select h.head_id, h.user_id from head h where h.user_id = ${own}`;
  if (!rule.also) return sql`select ${own}, ${own} where ${own} is not null`;
  const { entity, by, user, unless } = rule.also;
  const part = (name: string): Fragment => storedExpression(ctx.app.registry.entity(entity), name, 'a');
  return sql`select ${own}, ${own} where ${own} is not null
    union select ${part(user)}, ${part(user)} from ${readable(ctx, entity, 'a')}
    where ${part(by)} = t.id and ${part(user)} is not null and ${part(unless.field)} <> ${unless.is}`;
}

/** Over all readers, so that an index is used; each reader's own days are looked at afterwards. */
function inSpanOfDays(day: Fragment, plus: number, readers: Reader[]): Fragment {
  const first = readers.map((r) => r.first).toSorted()[0];
  const last = readers
    .map((r) => r.last)
    .toSorted()
    .at(-1);
  return sql`${day} between ${first}::date - ${plus}::int and ${last}::date - ${plus}::int`;
}

function inSpanOfTime(ctx: Context, at: Fragment, minutes: number, readers: Reader[]): Fragment {
  const last = Math.max(...readers.map((r) => Date.parse(r.until))) + minutes * 60_000;
  const first = ctx.now.getTime() - GRACE_DAYS * 86_400_000;
  return sql`${at} > ${new Date(first).toISOString()} and ${at} <= ${new Date(last).toISOString()}`;
}
