import { Decimal } from 'decimal.js';
import { invalidField } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/uuid.ts';
import { systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Preparation, Rule, Values } from '../../platform/module.ts';
import { remembered } from '../../platform/records/batching.ts';
import { type Derivation, deriveAgain, holdRecords } from '../../platform/records/derive.ts';
import { loadRecord, loadRecords } from '../../platform/records/read.ts';
import { Product } from '../products/public.ts';
import { Deal, DealLine } from './deal.entity.ts';

interface Money {
  amount: string;
  currency: string;
}

/** A deal's amount: what was entered, else the product's list price, marked as estimated. Lines overrule both. */
export const enteredAmount: Preparation = {
  entity: 'deals.deal',
  prepare: async (ctx, given, before) => {
    if (given['amount']) return { amountSource: 'entered' };
    const isEmptied = 'amount' in given || !before || before['amountSource'] === 'estimated';
    const product = 'product' in given ? given['product'] : before?.['product'];
    if (!isEmptied || !('amount' in given || 'product' in given || !before)) return {};
    if (typeof product !== 'string') return before ? { amount: null, amountSource: null } : {};
    const { price } = await remembered(ctx, Product.name, `record ${product}`, () =>
      loadRecord(systemReading(ctx), Product, product),
    );
    return price ? { amount: price, amountSource: 'estimated' } : { amount: null, amountSource: null };
  },
};

/** A line takes name, price and VAT of its product where none were given. */
export const lineFromProduct: Preparation = {
  entity: 'deals.line',
  prepare: async (ctx, given, before) => {
    const product = given['product'];
    if (typeof product !== 'string' || product === before?.['product']) return {};
    const { name, price, vatRate } = await loadRecord(systemReading(ctx), Product, product);
    return {
      ...(given['name'] ? {} : { name }),
      ...(given['price'] ? { isEstimated: false } : { price, isEstimated: true }),
      ...(given['vatRate'] === undefined ? { vatRate } : {}),
    };
  },
};

/** Quantity times price less the discount in per cent, to the cent, half up. */
export const lineTotal: Rule = {
  entity: 'deals.line',
  apply: (after, before) => {
    const price = after['price'] as Money | null;
    const isPriceNew =
      before &&
      price &&
      (before['price'] as Money | null)?.amount !== price.amount &&
      after['isEstimated'] === before['isEstimated'];
    const total = price && {
      amount: new Decimal(price.amount)
        .times(String(after['quantity']))
        .times(new Decimal(100).minus(String(after['discount'])))
        .div(100)
        .toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
        .toFixed(),
      currency: price.currency,
    };
    return { set: { total, ...(isPriceNew ? { isEstimated: false } : {}) } };
  },
};

/** The deal's amount is the sum of its lines, and its product that of the dearest one. */
export const sumOfLines: Effect = {
  entity: 'deals.line',
  run: (ctx, { before, after }) => deriveAgain(ctx, sum, [before?.['deal'], after?.['deal']]),
};

const sum: Derivation = {
  entity: Deal,
  count: async (ctx, ids) => {
    const lines = await loadRecords(
      systemReading(ctx),
      DealLine,
      sql`t.deal_id = any(${ids}::uuid[])`,
      sql`t.total_base desc nulls last, t.position, t.id`,
    );
    const byDeal = Map.groupBy(lines, (line) => line.deal);
    return new Map(ids.map((id) => [id, summary(byDeal.get(id) ?? [])]));
  },
};

function summary(lines: { total: Money | null; product: string | null; isEstimated: boolean }[]): Values {
  if (!lines.length) return { amount: null, amountSource: null };
  const priced = lines.flatMap((l) => (l.total ? [l.total] : []));
  const currency = priced[0]?.currency;
  // Lines of one deal are in one currency: the rule `oneCurrency` refuses another.
  const amount = currency
    ? { amount: priced.reduce((sum, t) => sum.plus(t.amount), new Decimal(0)).toFixed(), currency }
    : null;
  const source = amount && (lines.every((l) => l.isEstimated) ? 'estimated' : 'lines');
  return { amount, amountSource: source, product: lines.find((l) => l.product)?.product ?? null };
}

/** All lines of a deal are in the currency of its first. */
export const oneCurrency: Preparation = {
  entity: 'deals.line',
  prepare: async (ctx, given, before) => {
    const price = given['price'] as Money | null | undefined;
    if (!price) return {};
    const deal = given['deal'] ?? before?.['deal'];
    if (isUuid(deal)) await holdRecords(ctx, Deal, [deal]);
    const [other] = await loadRecords(
      systemReading(ctx),
      DealLine,
      sql`t.deal_id = ${deal} and t.id is distinct from ${before?.['id'] ?? null} and t.price_currency is not null and t.price_currency <> ${price.currency}`,
    );
    if (!other) return {};
    throw invalidField('price', 'one_currency_per_deal', { currency: other.price?.currency });
  },
};
