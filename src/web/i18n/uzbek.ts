/**
 * Dates in Uzbek by hand, after CLDR 46 `uz`, for browsers whose Intl does not know the language: they would silently
 * show English.
 */
export const months = [
  'yanvar',
  'fevral',
  'mart',
  'aprel',
  'may',
  'iyun',
  'iyul',
  'avgust',
  'sentabr',
  'oktabr',
  'noyabr',
  'dekabr',
];
export const shortMonths = [
  'yan',
  'fev',
  'mar',
  'apr',
  'may',
  'iyn',
  'iyl',
  'avg',
  'sen',
  'okt',
  'noy',
  'dek',
];
/** From Monday. */
export const shortWeekdays = ['Du', 'Se', 'Ch', 'Pa', 'Ju', 'Sh', 'Ya'];

const units: Record<string, string> = {
  second: 'soniya',
  minute: 'daqiqa',
  hour: 'soat',
  day: 'kun',
  week: 'hafta',
  month: 'oy',
  year: 'yil',
};

/** `-3, 'day'` -> `3 kun oldin`. */
export function relativeUzbek(value: number, unit: string): string {
  if (value === 0 && unit === 'second') return 'hozir';
  if (unit === 'day' && Math.abs(value) <= 1) return value === 0 ? 'bugun' : value < 0 ? 'kecha' : 'ertaga';
  const amount = `${Math.abs(value)} ${units[unit] ?? unit}`;
  return value < 0 ? `${amount} oldin` : `${amount}dan keyin`;
}
