import type { QueryClient } from '@tanstack/react-query';
import type { MetaEntity } from '../../kernel/api.ts';
import { keyOf, type RecordValues } from '../api/records.ts';

/** Changes a record wherever it is shown: on its page and in every list. Returns the way back. */
export function patchCaches(
  client: QueryClient,
  entity: MetaEntity,
  id: string,
  patch: Partial<RecordValues>,
): () => void {
  const queryKey = keyOf(entity);
  const before = client.getQueriesData({ queryKey });
  client.setQueriesData({ queryKey }, (data: unknown) => patched(data, id, patch));
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

/** The three shapes that answers have: a record, a page of them, pages of them. */
function patched(data: unknown, id: string, patch: Partial<RecordValues>): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if ('pages' in data && Array.isArray(data.pages))
    return { ...data, pages: data.pages.map((p) => patched(p, id, patch)) };
  if ('items' in data && Array.isArray(data.items)) {
    const items = data.items as RecordValues[];
    return items.some((i) => i.id === id)
      ? { ...data, items: items.map((i) => (i.id === id ? onlyKnown(i, patch) : i)) }
      : data;
  }
  return 'id' in data && data.id === id ? { ...data, ...patch } : data;
}

/** Lists hold only the fields that they asked for. */
function onlyKnown(item: RecordValues, patch: Partial<RecordValues>): RecordValues {
  const known = Object.entries(patch).filter(([name]) => name in item);
  return { ...item, ...Object.fromEntries(known) };
}
