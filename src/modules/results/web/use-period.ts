import { useMemo } from 'react';
import { useMe } from '../../../web/api/session.ts';
import { todayIn } from '../../../web/fields/values.ts';
import type { Range } from '../../../web/figures/figures.ts';
import { type Period, rangeOf } from './period.ts';
import { useAddress } from './use-address.ts';

export interface ChosenPeriod {
  name: Period;
  range: Range;
  choose(name: Period, range?: Range): void;
}

/** The period that the address names; days are the company's. */
export function usePeriod(): ChosenPeriod {
  const [{ period: name = 'thisYear', from, until }, change] = useAddress();
  const { company } = useMe();
  const range = useMemo(
    () =>
      name === 'custom'
        ? { ...(from && { from }), ...(until && { until }) }
        : rangeOf(name, todayIn(company.timeZone)),
    [name, from, until, company.timeZone],
  );
  const choose = (period: Period, days: Range = {}): void =>
    change({ period, from: days.from, until: days.until });
  return { name, range, choose };
}
