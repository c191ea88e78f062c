import { queryOptions } from '@tanstack/react-query';
import type { ListAnswer, MetaEntity } from '../../kernel/api.ts';
import { api } from '../api/client.ts';
import { keyOf, type Link, type RecordValues } from '../api/records.ts';

/** The rows of one list that may still be chosen, in the company's order. */
export function choicesQuery(choice: MetaEntity | undefined, list: string) {
  return queryOptions({
    queryKey: choice ? keyOf(choice, 'of', list) : ['records', 'lists.choice', 'of', list],
    queryFn: async ({ signal }): Promise<Link[]> => {
      const filter = {
        all: [
          { field: 'list', op: 'eq', value: list },
          { field: 'isRetired', op: 'ne', value: true },
        ],
      };
      const answer = await api.get<ListAnswer<RecordValues>>(
        'choices',
        { filter, sort: 'position,name', limit: 200 },
        signal,
      );
      return answer.items.map((i) => ({
        id: i.id,
        name: String(i['name'] ?? ''),
        color: (i['color'] as string | null) ?? null,
      }));
    },
    staleTime: 5 * 60_000,
  });
}
