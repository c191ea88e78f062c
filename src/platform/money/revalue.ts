import type { Entity } from '../../kernel/entity.ts';
import type { MoneyField } from '../../kernel/field.ts';
import type { Context } from '../context.ts';
import { col, type Fragment, sql } from '../database/sql.ts';
import type { Job, Subscriber } from '../module.ts';
import { columnName, expression } from '../records/expression.ts';
import { today } from '../today.ts';

/** So many records are written in one go, so that nobody waits long for one of them. */
const PAGE = 2000;

/**
 * Brings what amounts of other currencies are worth up to the rates that are known: at that of the day that decides, else
 * of today. Derived values, so they are written without audit or events; done twice, nothing is written.
 */
export async function revalue(ctx: Context): Promise<number> {
  let count = 0;
  for (const { entity, name, field } of amounts(ctx)) {
    for (;;) {
      const rows = await ctx.db.rows<{ id: string }>(page(ctx, entity, name, field));
      count += rows.length;
      if (rows[0]) ctx.app.realtime.changed(entity.name, rows[0].id);
      if (rows.length < PAGE) break;
    }
  }
  return count;
}

/** Each stored field of amounts once: kinds share their table with the entity that they are of. */
function amounts(ctx: Context): { entity: Entity; name: string; field: MoneyField }[] {
  const found = ctx.app.registry.entities.flatMap((entity) =>
    Object.entries(entity.fields).flatMap(([name, field]) =>
      field.type === 'money' && !field.computed ? [{ entity, name, field }] : [],
    ),
  );
  return [...new Map(found.map((f) => [`${f.entity.table} ${f.name}`, f])).values()];
}

function page(ctx: Context, entity: Entity, name: string, field: MoneyField): Fragment {
  const own = sql.lit(ctx.app.settings().currency);
  const part = partsOf(name, field);
  const worth = sql`select t.id, ${part.written(sql`(${part.amount} * r.rate)`)} as worth from ${sql.table(entity.table)} t
    left join lateral (select r.rate from rate r where r.currency = ${part.currency} and r.deleted_at is null
      and r.date <= coalesce(${dayOf(ctx, entity, field)}, ${today(ctx)}::date) order by r.date desc limit 1) r on true
    where ${part.currency} <> ${own}`;
  return sql`with due as (select t.id, w.worth from (${worth}) w join ${sql.table(entity.table)} t on t.id = w.id
      where ${part.base} is distinct from w.worth order by t.id limit ${PAGE} for update of t)
    update ${sql.table(entity.table)} t set ${part.set} from due where t.id = due.id returning t.id`;
}

interface Parts {
  amount: Fragment;
  currency: Fragment;
  base: Fragment;
  /** The worth in the form in which it is kept. */
  written(worth: Fragment): Fragment;
  set: Fragment;
}

function partsOf(name: string, field: MoneyField): Parts {
  if (field.custom) {
    const of = (key: string): Fragment => sql`(${col('t', 'custom')} #>> ${sql.lit(`{${name},${key}}`)})`;
    return {
      amount: sql`${of('amount')}::numeric`,
      currency: of('currency'),
      base: of('base'),
      written: (worth) => sql`trim_scale(round(${worth}, 4))::text`,
      set: sql`custom = jsonb_set(t.custom, ${sql.lit(`{${name},base}`)}, coalesce(to_jsonb(due.worth), 'null'))`,
    };
  }
  const column = columnName(name, field);
  return {
    amount: col('t', column),
    currency: col('t', `${column}_currency`),
    base: col('t', `${column}_base`),
    written: (worth) => sql`round(${worth}, 4)`,
    set: sql`${sql.ref(`${column}_base`)} = due.worth`,
  };
}

function dayOf(ctx: Context, entity: Entity, { rateDate }: MoneyField): Fragment {
  const field = rateDate && entity.fields[rateDate];
  if (!field) return sql`null::date`;
  const value = expression(ctx, entity, rateDate, 't');
  return field.type === 'instant' ? sql`(${value} at time zone 'UTC')::date` : sql`${value}::date`;
}

export const ratesChanged: Subscriber = {
  name: 'money.ratesChanged',
  on: ['money.rate.*'],
  run: async (ctx) => {
    await revalue(ctx);
  },
};

/** By night, since a rate that was entered ahead holds from its day on. */
export const revalueJob: Job = {
  name: 'money.revalue',
  cron: '10 0 * * *',
  run: async (ctx) => {
    await revalue(ctx);
  },
};
