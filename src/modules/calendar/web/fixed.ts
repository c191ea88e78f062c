import type { CalendarItem } from './calendar-data.ts';

/** Why an item may not be moved, as a key of the texts; undefined for one that may. */
export function fixedReason(item: CalendarItem): string | undefined {
  if (item.entity === 'activities.series') return 'fixed.ahead';
  if (item.state === 'held') return 'fixed.held';
  if (item.state === 'done') return 'fixed.done';
  return item.canWrite ? undefined : 'fixed.notYours';
}
