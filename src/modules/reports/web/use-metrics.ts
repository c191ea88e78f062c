import { useQuery } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';
import type { Unit } from '../question.rules.ts';

export interface MetricName {
  name: string;
  entity: string;
  unit: Unit;
  /** Else it says how things stand now, whatever the period. */
  isDated: boolean;
}
const none: MetricName[] = [];

/** The figures of the metric layer, those of entities that the reader may read. */
export function useMetrics(): MetricName[] {
  const { data } = useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => api.get<{ items: MetricName[] }>('reports/metrics', undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.items ?? none;
}
