import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MetaEntity } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import { fieldOf, type MetaIndex, useMeta } from '../../../web/api/meta.ts';
import { targetOf } from '../../../web/records/filter/field-path.ts';
import type { Answer, Question } from '../question.rules.ts';

function entitiesOf(index: MetaIndex, q: Question): string[] {
  const paths = [...q.rows, ...q.columns].map((g) => g.field);
  const values = q.values.flatMap((v) => v.field ?? []);
  const steps = (entity: MetaEntity | undefined, [first = '', ...rest]: string[]): string[] => {
    const field = entity && fieldOf(entity, first);
    const target = field && targetOf(index, field);
    return target ? [target.base, ...steps(target, rest)] : [];
  };
  return [...new Set([...paths, ...values].flatMap((p) => steps(index.find(q.entity), p.split('.'))))];
}

/** The answer as records change; what stood there stays until the new one has come. */
export function useAnswer(question: Question) {
  const index = useMeta();
  const entity = index.find(question.entity);
  return useQuery({
    queryKey: ['records', entity?.base ?? question.entity, 'report', question],
    queryFn: () => api.post<Answer>('reports/run', question),
    placeholderData: keepPreviousData,
    retry: false,
    // Related records change the answer too.
    meta: { entities: entitiesOf(index, question) },
  });
}
