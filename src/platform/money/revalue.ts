import type { Entity } from '../../kernel/entity.ts';
import type { Field, MoneyField } from '../../kernel/field.ts';
import type { Context } from '../context.ts';
import { type Fragment, sql } from '../database/sql.ts';
import type { Job, Subscriber } from '../module.ts';
import { columnName } from '../records/expression.ts';
import { today } from '../today.ts';

/** Amounts count anew in the company's currency when a rate is entered, corrected or taken away. */
export const ratesChanged: Subscriber = {
  name: 'money.ratesChanged',
  on: ['money.rate.*'],
  run: (ctx) => revalue(ctx),
};

/** A rate entered beforehand holds from its day on. */
export const ratesOfTheDay: Job = {
  name: 'money.ratesOfTheDay',
  cron: '1 0 * * *',
  run: (ctx) => revalue(ctx),
};

async function revalue(ctx: Context): Promise<void> {
  for (const entity of ctx.app.registry.entities) {
    if (entity.kinds) continue;
    for (const [name, field] of Object.entries(entity.fields))
      if (field.type === 'money' && !field.computed) await revalueField(ctx, entity, name, field);
  }
}

async function revalueField(ctx: Context, entity: Entity, name: string, field: MoneyField): Promise<void> {
  const { set, amount, currency, base } = field.custom ? inCustom(name) : inColumns(name, field);
  const given = field.rateDate ? entity.fields[field.rateDate] : undefined;
  const day =
    given && field.rateDate && !given.custom
      ? sql`coalesce(${sql.ref(`t.${columnName(field.rateDate, given)}`)}, ${today(ctx)}::date)`
      : sql`${today(ctx)}::date`;
  const own = ctx.app.settings().currency;
  const done = await ctx.db.one<{ count: number }>(sql`with valued as (
      select t.id, round(${amount} * (select r.rate from rate r where r.currency = ${currency} and r.date <= ${day}
        and r.deleted_at is null order by r.date desc limit 1), 4) as base
      from ${sql.table(entity.table)} t where ${currency} <> ${own}), done as (
      update ${sql.table(entity.table)} t set ${set} from valued v where v.id = t.id and ${base} is distinct from v.base returning 1)
    select count(*)::int as count from done`);
  if (done?.count) ctx.db.afterCommit(() => ctx.app.realtime.changed(entity.base, ''));
}

interface Places {
  set: Fragment;
  amount: Fragment;
  currency: Fragment;
  base: Fragment;
}

function inColumns(name: string, field: Field): Places {
  const column = columnName(name, field);
  return {
    set: sql`${sql.ref(`${column}_base`)} = v.base`,
    amount: sql.ref(`t.${column}`),
    currency: sql.ref(`t.${column}_currency`),
    base: sql.ref(`t.${column}_base`),
  };
}

function inCustom(name: string): Places {
  const part = (of: string): Fragment => sql`(t.custom -> ${sql.lit(name)} ->> ${sql.lit(of)})`;
  return {
    set: sql`custom = jsonb_set(t.custom, array[${sql.lit(name)}, 'base'], coalesce(to_jsonb(trim_scale(v.base)::text), 'null'))`,
    amount: sql`${part('amount')}::numeric`,
    currency: part('currency'),
    base: sql`${part('base')}::numeric`,
  };
}
