export type ChipDay = 'tomorrow' | 'inThreeDays' | 'nextWeek';

/** The days that the chips stand for; next week is its Monday. */
export function chipDays(today: string): { key: ChipDay; day: string }[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  return [
    { key: 'tomorrow', day: plus(today, 1) },
    { key: 'inThreeDays', day: plus(today, 3) },
    { key: 'nextWeek', day: plus(today, 8 - weekday) },
  ];
}

export type DueGroup = 'overdue' | 'today' | 'tomorrow' | 'later' | 'someday';
export const dueGroups: DueGroup[] = ['overdue', 'today', 'tomorrow', 'later', 'someday'];

export function dueGroup(due: string | null, today: string): DueGroup {
  if (!due) return 'someday';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due === plus(today, 1) ? 'tomorrow' : 'later';
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
