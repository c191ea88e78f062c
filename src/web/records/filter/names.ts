import { useQuery } from '@tanstack/react-query';
import type { ListAnswer, MetaField } from '../../../kernel/api.ts';
import { api } from '../../api/client.ts';
import { useMeta } from '../../api/meta.ts';
import { keyOf, type RecordValues } from '../../api/records.ts';
import { titleText } from '../../fields/candidates.ts';

const none = new Map<string, string>();

/** Names of the records whose ids a condition holds, as they are called now. */
export function useNames(field: MetaField, ids: string[]): Map<string, string> {
  const index = useMeta();
  const entity = index.find(field.type === 'pick' ? 'lists.choice' : (field.to?.[0] ?? ''));
  const { data } = useQuery({
    queryKey: entity ? keyOf(entity, 'names', ids) : ['records', 'names'],
    queryFn: async ({ signal }) => {
      if (!entity) return none;
      const filter = { field: 'id', op: 'in', value: ids };
      const answer = await api.get<ListAnswer<RecordValues>>(
        entity.route,
        { filter, fields: entity.title, limit: 200 },
        signal,
      );
      return new Map(answer.items.map((i) => [i.id, titleText(i[entity.title])]));
    },
    enabled: ids.length > 0 && !!entity,
  });
  return data ?? none;
}
