/** A sample as a day in the order given, to show what is meant: `13.05.2026` is 13 May. Null where there is no such day. */
export function readDay(text: string, order: 'dmy' | 'mdy' | 'ymd'): string | null {
  const parts = /^(\d{1,4})[./\-\s]+(\d{1,2})[./\-\s]+(\d{1,4})/.exec(text.trim());
  if (!parts) return null;
  const [a, b, c] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const isYearFirst = (parts[1]?.length ?? 0) === 4;
  const [year, month, day] =
    isYearFirst || order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  const whole = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(whole, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && whole >= 1000;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
