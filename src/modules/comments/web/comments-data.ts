import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ListAnswer } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import type { Link } from '../../../web/api/records.ts';

export interface CommentRow {
  id: string;
  text: string;
  author: Link | null;
  createdAt: string;
  editedAt: string | null;
  replyTo: Link | { hidden: true } | null;
}
export interface Addressee {
  id: string;
  name: string;
  canSee: boolean;
}
/** The record that is spoken of. */
export interface About {
  entity: string;
  id: string;
}

const KEY = ['records', 'comments.comment'];
const fields = 'text,author,createdAt,editedAt,replyTo';
const of = (record: string) => ({ field: 'record', op: 'eq', value: record });

/** The newest first, a page at a time. */
export const threadQuery = (record: string) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'thread', record],
    queryFn: ({ pageParam, signal }) =>
      api.get<ListAnswer<CommentRow>>(
        'comments',
        { filter: of(record), sort: '-createdAt', limit: 100, fields, cursor: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const countQuery = (record: string) =>
  queryOptions({
    queryKey: [...KEY, 'count', record],
    queryFn: ({ signal }) =>
      api.get<ListAnswer>(
        'comments',
        { filter: of(record), limit: 1, fields: 'createdAt', count: 'true' },
        signal,
      ),
  });

export const peopleQuery = (about: About, q: string | null) =>
  queryOptions({
    queryKey: ['records', 'access.user', 'named', about.id, q],
    queryFn: ({ signal }) =>
      api.get<{ items: Addressee[]; canShare: boolean }>(
        'comments/people',
        { ...about, q: q ?? undefined },
        signal,
      ),
    enabled: q !== null,
    placeholderData: keepPreviousData,
  });

export const namesQuery = (users: string[]) =>
  queryOptions({
    queryKey: ['records', 'access.user', 'names', ...users],
    queryFn: async ({ signal }) => {
      const filter = { field: 'id', op: 'in', value: users };
      const query = { filter, fields: 'name', limit: 100 };
      const { items } = await api.get<ListAnswer<{ id: string; name: string }>>('users', query, signal);
      return new Map(items.map((u) => [u.id, u.name]));
    },
    enabled: users.length > 0,
  });

export const followingQuery = (about: About) =>
  queryOptions({
    queryKey: [...KEY, 'following', about.id],
    queryFn: ({ signal }) => api.get<{ isFollowing: boolean }>('comments/following', { ...about }, signal),
  });
