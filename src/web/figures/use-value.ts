import { useMe } from '../api/session.ts';
import { useFormats } from '../i18n/format.ts';
import type { Unit } from './figures.ts';

/** A figure as people read it; a dash where there is nothing to count. `isShort`: millions as such. */
export function useValue(): (value: string | null | undefined, unit: Unit, isShort?: boolean) => string {
  const formats = useFormats();
  const { company } = useMe();
  return (value, unit, isShort = false) => {
    if (value === null || value === undefined) return '–';
    const number = Number(value);
    if (unit === 'percent') return formats.percent(number / 100);
    if (unit === 'days' || unit === 'hours') return formats.number(number.toFixed(1));
    if (unit === 'count') return formats.integer(number);
    const money = (amount: string): string => formats.money({ amount, currency: company.currency });
    return isShort && Math.abs(number) >= 1e6
      ? money('0').replace('0', formats.short(number))
      : money(String(Math.round(number)));
  };
}
