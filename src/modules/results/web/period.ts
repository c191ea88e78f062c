import type { Range } from '../../../web/figures/figures.ts';

export const periods = ['thisMonth', 'thisQuarter', 'thisYear', 'lastYear', 'all', 'custom'] as const;
export type Period = (typeof periods)[number];

export const isPeriod = (value: unknown): value is Period => periods.includes(value as Period);

/** The days of a named period as of `today` (`YYYY-MM-DD`). */
export function rangeOf(period: Exclude<Period, 'custom'>, today: string): Range {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (period) {
    case 'thisMonth':
      return months(year, month, 1);
    case 'thisQuarter':
      return months(year, month - ((month - 1) % 3), 3);
    case 'thisYear':
      return months(year, 1, 12);
    case 'lastYear':
      return months(year - 1, 1, 12);
    case 'all':
      return {};
  }
}

function months(year: number, first: number, count: number): Range {
  const day = (month: number, date: number): string =>
    new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
  return { from: day(first, 1), until: day(first + count, 0) };
}
