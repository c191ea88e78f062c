import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useMe } from '../../../web/api/session.ts';
import { todayIn } from '../../../web/fields/values.ts';
import type { Days } from './control-data.ts';

export const periods = ['thisMonth', 'lastMonth', 'thisQuarter', 'thisYear'] as const;
export type Period = (typeof periods)[number];

/** The period that the address names, in whole months of the company's calendar. */
export function useDays(): { period: Period; days: Days; choose(period: Period): void } {
  const raw = useSearch({ strict: false }) as { period?: string };
  const navigate = useNavigate();
  const { company } = useMe();
  const period = periods.find((p) => p === raw.period) ?? 'thisMonth';
  const today = todayIn(company.timeZone);
  const days = useMemo(() => daysOf(period, today), [period, today]);
  const choose = (next: Period): void => void navigate({ to: '.', search: { period: next } as never });
  return { period, days, choose };
}

function daysOf(period: Period, today: string): Days {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  switch (period) {
    case 'thisMonth':
      return months(year, month, 1);
    case 'lastMonth':
      return months(year, month - 1, 1);
    case 'thisQuarter':
      return months(year, month - (month % 3), 3);
    case 'thisYear':
      return months(year, 0, 12);
  }
}

function months(year: number, first: number, count: number): Days {
  const day = (month: number, date: number): string =>
    new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
  return { from: day(first, 1), until: day(first + count, 0) };
}
