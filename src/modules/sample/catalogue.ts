import { Decimal } from 'decimal.js';
import { createRecord } from '../../platform/records/write.ts';
import { Product } from '../products/public.ts';
import { at, type Making } from './context.ts';

/** Roughly what a dollar costs, so that prices look like prices. */
const perDollar: Record<string, number> = {
  UZS: 12_500,
  RUB: 90,
  KZT: 500,
  KGS: 87,
  TJS: 11,
  TRY: 40,
  INR: 85,
  KRW: 1400,
  AED: 3.7,
  CNY: 7,
};

/** The catalogue in the company's currency. Resolves to the products' ids. */
export async function makeProducts(m: Making): Promise<string[]> {
  const { currency } = m.ctx.app.settings();
  const ctx = at(m.ctx, m.today.subtract({ months: 10 }));
  const ids: string[] = [];
  for (const [name, code, series, unit, dollars] of m.texts.products) {
    const kind = code.startsWith('SV') ? 'service' : 'goods';
    const price = { amount: rounded(dollars * (perDollar[currency] ?? 1)), currency };
    const { id } = await createRecord(ctx, Product, {
      name,
      code: `DEMO-${code}`,
      series,
      kind,
      unit,
      price,
      vatRate: '12',
    });
    ids.push(id);
  }
  return ids;
}

/** To three digits that mean something. */
const rounded = (amount: number): string => new Decimal(amount).toSignificantDigits(3).toFixed();
