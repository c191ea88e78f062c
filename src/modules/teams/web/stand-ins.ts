import { queryOptions } from '@tanstack/react-query';
import { everything, type Named } from './data.ts';

/** Somebody acts for an absent colleague, on the days from `since` to `until`, both included. */
export interface StandIn {
  id: string;
  from: Named;
  to: Named;
  since: string;
  until: string;
  reason: string | null;
  isRevoked: boolean | null;
}
export type StandInState = 'now' | 'ahead' | 'over' | 'ended';

export const standInsQuery = queryOptions({
  queryKey: ['records', 'access.delegation', 'all'],
  queryFn: ({ signal }) => everything<StandIn>('delegations', { sort: '-since' }, signal),
});

/** Where a stand-in is on the day `today`, `YYYY-MM-DD`. */
export function stateOf(s: Pick<StandIn, 'since' | 'until' | 'isRevoked'>, today: string): StandInState {
  if (s.isRevoked) return 'ended';
  if (s.until < today) return 'over';
  return s.since > today ? 'ahead' : 'now';
}
