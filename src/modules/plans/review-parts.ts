import type { WorkDays } from './due-day.ts';

/** How many contacts a review planned, and closed as what. */
export interface Review {
  planned: number;
  done: number;
  missed: number;
  cancelled: number;
}
/** On which days customers may be contacted, and on which they are already. */
export interface Calendar {
  taken: Map<string, Set<string>>;
  workDays: WorkDays;
}
