import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ListAnswer, MetaEntity, MetaField, SearchHit } from '../../kernel/api.ts';
import { api } from '../api/client.ts';
import { type MetaIndex, useMeta } from '../api/meta.ts';
import { keyOf, type Link, type RecordValues } from '../api/records.ts';
import { useMe } from '../api/session.ts';
import { type LabelLookup, useLabels } from '../i18n/labels.ts';
import { leadsAnywhere } from './values.ts';

export type Candidate = Link & { note?: string | undefined };

/** Records that a reference may lead to, for the words typed so far; of users oneself first. */
export function useCandidates(
  field: MetaField,
  query: string,
  isOpen: boolean,
): { candidates: Candidate[]; isLoading: boolean; isPeople: boolean } {
  const index = useMeta();
  const labels = useLabels();
  const me = useMe();
  const entity = leadsAnywhere(field) ? undefined : index.find(field.to?.[0] ?? '');
  const { data, isFetching } = useQuery({
    queryKey: entity
      ? keyOf(entity, 'candidates', entity.name, query)
      : ['records', 'search', 'candidates', query],
    queryFn: ({ signal }) =>
      entity ? ofOne(entity, query, labels, signal) : ofAny(field, index, query, labels, signal),
    enabled: isOpen && (!!entity || query.length >= 2),
    placeholderData: keepPreviousData,
  });
  const isPeople = entity?.name === 'access.user';
  const found = data ?? [];
  const own = isPeople ? found.filter((c) => c.id === me.id) : [];
  return { candidates: [...own, ...found.filter((c) => !own.includes(c))], isLoading: isFetching, isPeople };
}

async function ofOne(
  entity: MetaEntity,
  q: string,
  labels: LabelLookup,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const fields = [entity.title, ...(entity.kinds ? ['kind'] : [])].join(',');
  const filter = entity.name === 'access.user' ? { field: 'isActive', op: 'eq', value: true } : undefined;
  const answer = await api.get<ListAnswer<RecordValues>>(
    entity.route,
    { q, fields, limit: 20, filter },
    signal,
  );
  return answer.items.map((item) => ({
    id: item.id,
    name: titleText(item[entity.title]),
    ...(entity.kinds
      ? { kind: String(item['kind']), note: labels.option(entity, 'kind', String(item['kind'])) }
      : {}),
  }));
}

async function ofAny(
  field: MetaField,
  index: MetaIndex,
  q: string,
  labels: LabelLookup,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const { items } = await api.get<{ items: SearchHit[] }>('search', { q }, signal);
  const isAllowed = (hit: SearchHit): boolean =>
    !field.to?.length || field.to.includes('*') || field.to.includes(hit.entity);
  return items.filter(isAllowed).map((hit) => {
    const screen = index.screenOf(hit.entity, hit.kind);
    return { id: hit.id, name: hit.title, entity: hit.entity, note: screen ? labels.one(screen) : undefined };
  });
}

/** A title may itself be a reference: a membership is called by its user. */
export const titleText = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value
    ? String(value.name ?? '')
    : String(value ?? '');
