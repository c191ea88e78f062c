import { queryOptions } from '@tanstack/react-query';
import type { ListAnswer } from '../../kernel/api.ts';
import { api } from './client.ts';
import type { RecordValues } from './records.ts';

/**
 * Saved views of all lists at once, fetched before the first page: a list that is opened by the address of a view must
 * not show itself without the view's filter first.
 */
export const savedViewsQuery = queryOptions({
  queryKey: ['records', 'views.view', 'all'],
  queryFn: async ({ signal }) =>
    (await api.get<ListAnswer<RecordValues>>('views', { sort: 'position,name', limit: 200 }, signal)).items,
  staleTime: 5 * 60_000,
});
