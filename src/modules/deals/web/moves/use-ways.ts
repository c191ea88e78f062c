import { useQuery } from '@tanstack/react-query';
import type { FieldProblem } from '../../../../kernel/errors.ts';
import { api } from '../../../../web/api/client.ts';

export interface Way {
  key: string;
  kind: 'open' | 'won' | 'lost';
  problem: FieldProblem | null;
}

/** Where a deal may go from where it stands: why a stage may not follow, by the stage's key. Asked once a deal is taken up. */
export function useWays(deal: string | null): Way[] {
  const { data } = useQuery({
    queryKey: ['records', 'deals.deal', 'ways', deal],
    queryFn: () => api.post<{ stages: Way[] }>(`deals/${deal}/ways`),
    enabled: deal !== null,
  });
  return deal === null ? [] : (data?.stages ?? []);
}
