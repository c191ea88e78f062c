import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import type { Answer, Question } from '../question.rules.ts';

/** The answer as records change; what stood there stays until the new one has come. */
export function useAnswer(question: Question) {
  const entity = useMeta().find(question.entity);
  return useQuery({
    queryKey: ['records', entity?.base ?? question.entity, 'report', question],
    queryFn: () => api.post<Answer>('reports/run', question),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
