/** Every day of the weeks that a month (`YYYY-MM`) touches; `weekStart` as in ISO 8601, Monday 1. */
export function daysOfMonth(month: string, weekStart: number): string[] {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const first = Date.UTC(year, number - 1, 1);
  const before = (new Date(first).getUTCDay() - (weekStart % 7) + 7) % 7;
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const count = Math.ceil((before + length) / 7) * 7;
  return Array.from({ length: count }, (_, i) =>
    new Date(first + (i - before) * 86_400_000).toISOString().slice(0, 10),
  );
}

export function shiftMonth(month: string, step: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
}

export const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
