import type { DayItem } from './day-items.ts';

/** Why something stands where it stands, in words of `locale/`. */
export interface Reason {
  code: string;
  params: Record<string, number>;
}
/** An item with its reason in place of the hint from the database. */
export type Ordered = Omit<DayItem, 'reason'> & { reason: Reason };

const MINUTE = 60_000;
const SOON_MINUTES = 60;
const MOST_DAYS = 30;

/**
 * What to do now, first things first: a meeting about to begin, what was promised and is late (the more important and the
 * later the sooner), what is due today, meetings later today by their hour, deals that nobody moves.
 */
export function inOrder(items: DayItem[], now: Date, today: string): Ordered[] {
  return items
    .map((item) => ({ item, ...judged(item, now, today) }))
    .toSorted(
      (a, b) =>
        b.weight - a.weight ||
        (a.item.at ?? '').localeCompare(b.item.at ?? '') ||
        (a.item.id < b.item.id ? -1 : 1),
    )
    .map(({ item, reason }) => ({ ...item, reason }));
}

function judged(item: DayItem, now: Date, today: string): { weight: number; reason: Reason } {
  if (item.entity === 'activities.meeting') return meeting(item, now);
  if (item.entity === 'deals.deal') return { weight: 40, reason: ofDeal(item) };
  const days = item.dueOn ? Temporal.PlainDate.from(item.dueOn).until(today).days : 0;
  const important = item.isImportant ? 8 : 0;
  const promised = item.entity === 'activities.task' ? 10 : 0;
  if (days > 0)
    return {
      weight: 60 + promised + important + Math.min(days, MOST_DAYS) / 4,
      reason: { code: promised ? 'task_late' : 'contact_late', params: { days } },
    };
  const isPast = item.at !== null && Date.parse(item.at) < now.getTime();
  return {
    weight: (isPast ? 58 : 50) + promised / 2 + important,
    reason: { code: promised ? 'task_today' : 'contact_today', params: {} },
  };
}

const ofDeal = ({ reason, days, usual }: DayItem): Reason => ({
  code: reason ?? '',
  params: days === null || usual === null ? {} : { days, usual },
});

function meeting(item: DayItem, now: Date): { weight: number; reason: Reason } {
  const minutes = Math.round((Date.parse(item.at ?? '') - now.getTime()) / MINUTE);
  if (minutes < 0) return { weight: 65, reason: { code: 'meeting_over', params: {} } };
  if (minutes <= SOON_MINUTES) return { weight: 100, reason: { code: 'meeting_soon', params: { minutes } } };
  return { weight: 45, reason: { code: 'meeting_today', params: {} } };
}
