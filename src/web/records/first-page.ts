import type { QueryClient } from '@tanstack/react-query';
import type { MetaEntity } from '../../kernel/api.ts';
import type { Condition } from '../../kernel/condition.ts';
import type { ViewDefinition } from '../../kernel/view.ts';
import { canRead, indexOf, metaQuery } from '../api/meta.ts';
import { pagesQuery, type RecordValues } from '../api/records.ts';
import { savedViewsQuery } from '../api/views.ts';
import { viewOf } from '../shell/screens.ts';
import { columnsOf, fieldsToAsk } from './columns.ts';
import { layoutOf, merged, shownFilter } from './definition.ts';
import type { ListSearch } from './list-search.ts';

/** Rows fetched at once. */
const PAGE = 100;

/** The request for the rows of a list, page by page. */
export const rowsQuery = (
  entity: MetaEntity,
  definition: ViewDefinition,
  more: { filter: Condition | undefined; q: string | undefined; deleted: boolean },
) =>
  pagesQuery(entity, {
    ...more,
    sort: definition.sort,
    fields: fieldsToAsk(entity, columnsOf(entity, definition), [definition.group]),
    limit: PAGE,
  });

/** Asks for the first rows of a list that is about to be opened, so that they are there when it is drawn. */
export async function fetchFirstPage(client: QueryClient, route: string, search: ListSearch): Promise<void> {
  const meta = client.getQueryData(metaQuery.queryKey);
  const entity = meta && indexOf(meta).byRoute(route);
  const saved = client.getQueryData(savedViewsQuery.queryKey);
  if (!canRead(entity) || !saved) return;
  const definition = merged(definitionOf(entity, search, saved), search);
  if (definition.group || layoutOf(entity, definition) !== 'list') return;
  const { q, deleted = false } = search;
  await client.prefetchInfiniteQuery(
    rowsQuery(entity, definition, { filter: shownFilter(definition), q, deleted }),
  );
}

function definitionOf(entity: MetaEntity, { view }: ListSearch, saved: RecordValues[]): ViewDefinition {
  const ready = viewOf(entity)?.tabs?.find((tab) => tab.key === view);
  const own = saved.find((v) => v.id === view && v['entity'] === entity.name);
  return ready ?? ((own?.['definition'] ?? {}) as ViewDefinition);
}
