import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import type { Move } from './arrows.ts';

export interface Course {
  since: string;
  isBounded: boolean;
  stages: { key: string; open: number; medianDays: number | null }[];
  moves: Move[];
  won: number;
  lost: number;
}

/** How deals really went through the process, by the keys of its stages. */
export const useCourse = (version: string) =>
  useQuery({
    queryKey: ['records', 'deals.deal', 'course', version],
    queryFn: () => api.post<Course>(`process-versions/${version}/course`),
    placeholderData: (old) => old,
  });
