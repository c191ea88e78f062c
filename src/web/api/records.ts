import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ListAnswer, MetaEntity } from '../../kernel/api.ts';
import type { Condition } from '../../kernel/condition.ts';
import { api, type Query } from './client.ts';

export type RecordValues = Record<string, unknown> & { id: string; version?: number };

/** A reference as it is read; `{hidden: true}` stands where there is one that the user may not see. */
export interface Link {
  id: string;
  name: string | null;
  kind?: string;
  entity?: string;
  color?: string | null;
}

export interface Selection {
  filter?: Condition | undefined;
  q?: string | undefined;
  deleted?: boolean | undefined;
}
export interface ListRequest extends Selection {
  sort?: string | undefined;
  fields?: string[] | undefined;
  limit?: number | undefined;
}

const asQuery = (r: ListRequest): Query => ({
  filter: r.filter,
  sort: r.sort,
  q: r.q,
  deleted: r.deleted,
  limit: r.limit,
  fields: r.fields?.join(','),
});

/** Keys start with `records` and the entity's base: what a change notice names. */
export const keyOf = (entity: Pick<MetaEntity, 'base'>, ...rest: unknown[]): unknown[] => [
  'records',
  entity.base,
  ...rest,
];

export function pagesQuery(entity: MetaEntity, request: ListRequest) {
  return infiniteQueryOptions({
    queryKey: keyOf(entity, 'pages', entity.route, request),
    queryFn: ({ pageParam, signal }) =>
      api.get<ListAnswer<RecordValues>>(
        entity.route,
        { ...asQuery(request), cursor: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function listQuery(entity: MetaEntity, request: ListRequest) {
  return queryOptions({
    queryKey: keyOf(entity, 'list', entity.route, request),
    queryFn: ({ signal }) => api.get<ListAnswer<RecordValues>>(entity.route, asQuery(request), signal),
  });
}

export function countQuery(entity: MetaEntity, selection: Selection) {
  return queryOptions({
    queryKey: keyOf(entity, 'count', entity.route, selection),
    queryFn: async ({ signal }) => {
      const query = { ...asQuery({ ...selection, limit: 1, fields: [entity.title] }), count: true };
      return (await api.get<ListAnswer>(entity.route, query, signal)).count ?? null;
    },
  });
}

export function recordQuery(entity: MetaEntity, id: string) {
  return queryOptions({
    queryKey: keyOf(entity, 'one', id),
    queryFn: ({ signal }) => api.get<RecordValues>(`${entity.route}/${id}`, undefined, signal),
  });
}
