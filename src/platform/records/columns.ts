import { Decimal } from 'decimal.js';
import type { Entity } from '../../kernel/entity.ts';
import { type Field, isToAny, type MoneyField, type RefField } from '../../kernel/field.ts';
import { snakeCase } from '../../kernel/names.ts';
import type { Context } from '../context.ts';
import type { Values } from '../module.ts';
import { rateOn } from '../money/rates.ts';
import { today } from '../today.ts';
import { columnName } from './expression.ts';

export interface Money {
  amount: string;
  currency: string;
}

/** Values by column name, as `json_populate_recordset` reads them. `all` also decides the date of a rate. */
export async function toColumns(ctx: Context, entity: Entity, values: Values, all: Values): Promise<Values> {
  const columns: Values = {};
  const custom: Values = {};
  for (const [name, value] of Object.entries(values)) {
    const field = entity.fields[name];
    if (!field || field.type === 'collection' || field.computed) continue;
    if (field.custom) custom[name] = await customValue(ctx, field, value, all);
    else if (field.type === 'money') Object.assign(columns, await moneyColumns(ctx, name, field, value, all));
    else if (field.type === 'ref' && isToAny(field))
      Object.assign(columns, linkColumns(ctx, name, field, value));
    else columns[columnName(name, field)] = value;
  }
  // Before the record's own `custom` column, which carries what other fields of the company's held already.
  if (Object.keys(custom).length) columns['custom'] = { ...(all['custom'] as Values | null), ...custom };
  return columns;
}

async function moneyColumns(
  ctx: Context,
  name: string,
  field: MoneyField,
  value: unknown,
  all: Values,
): Promise<Values> {
  const column = columnName(name, field);
  const m = value as Money | null;
  const base = m ? await inCompanyCurrency(ctx, m, field.rateDate ? all[field.rateDate] : null) : null;
  return {
    [column]: m?.amount ?? null,
    [`${column}_currency`]: m?.currency ?? null,
    [`${column}_base`]: base,
  };
}

function linkColumns(ctx: Context, name: string, field: RefField, value: unknown): Values {
  const link = value as { entity: string; id: string } | null;
  return {
    [columnName(name, field)]: link?.id ?? null,
    [`${snakeCase(name)}_entity`]: link ? baseName(ctx, link.entity) : null,
  };
}

const baseName = (ctx: Context, name: string): string => ctx.app.registry.find(name)?.base ?? name;

async function customValue(ctx: Context, field: Field, value: unknown, all: Values): Promise<unknown> {
  if (field.type !== 'money' || !value) return value;
  const m = value as Money;
  return { ...m, base: await inCompanyCurrency(ctx, m, field.rateDate ? all[field.rateDate] : null) };
}

/** At the rate of the deciding date, else of today; null where no rate is known, which the totals then name. */
async function inCompanyCurrency(ctx: Context, m: Money, day: unknown): Promise<string | null> {
  const { currency } = ctx.app.settings();
  if (m.currency === currency) return m.amount;
  const rate = await rateOn(ctx, m.currency, typeof day === 'string' ? day.slice(0, 10) : today(ctx));
  return rate ? new Decimal(m.amount).times(rate).toDecimalPlaces(4).toFixed() : null;
}
