import type { Context } from '../../../platform/context.ts';
import type { ExportCell } from '../../../platform/transfer/write/export-cell.ts';
import type { Unit } from '../question.rules.ts';
import { dateText, locales } from './texts.ts';

const signs: Partial<Record<string, string>> = { RUB: '₽', USD: '$', EUR: '€', KZT: '₸' };

/** A cell as people read it on paper. */
export function figureText(ctx: Context, cell: ExportCell, unit: Unit | null): string {
  if (cell === null) return unit === null ? '' : '–';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return String(cell);
  if ('date' in cell) return dateText(ctx.language, cell.date);
  if ('instant' in cell) return cell.instant;
  const number = (digits: number): string =>
    new Intl.NumberFormat(locales[ctx.language], { maximumFractionDigits: digits }).format(
      cell.decimal as Intl.StringNumericLiteral,
    );
  if (unit === 'percent') return `${number(2)} %`;
  if (unit === 'money') return `${number(2)} ${sign(ctx)}`;
  return number(unit === 'count' ? 0 : 2);
}

function sign(ctx: Context): string {
  const { currency } = ctx.app.settings();
  if (currency === 'UZS') return { en: 'UZS', ru: 'сум', uz: 'soʻm' }[ctx.language];
  return signs[currency] ?? currency;
}
