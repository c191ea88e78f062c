import { useMemo, useState } from 'react';
import type { RecordValues } from '../../api/records.ts';
import { rowsQuery } from '../first-page.ts';
import type { ListState } from '../list-state.ts';
import { type Group, useGroups, within } from './groups.ts';
import { type Pages, useManyPages } from './many-pages.ts';

export type GridItem =
  | { type: 'group'; group: Group; isOpen: boolean }
  | { type: 'row'; record: RecordValues }
  | { type: 'more'; key: string };

export interface GridRows {
  items: GridItem[];
  records: RecordValues[];
  isLoading: boolean;
  error: unknown;
  loadMore(key: string): void;
  toggleGroup(key: string): void;
  retry(): void;
}

const OPEN_AT_FIRST = 3;
const ALL = '';

/** The rows of a list as one sequence: headers of groups between, a place to load more after each unfinished one. */
export function useGridRows(state: ListState): GridRows {
  const { entity, filter, q, isDeleted, definition } = state;
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  // The recycle bin is small and has no figures: it is never grouped.
  const by = isDeleted ? undefined : definition.group;
  const found = useGroups(entity, by, { filter, q });
  const isGrouped = !!by;
  const open = useMemo(() => openGroups(found.groups, toggled), [found.groups, toggled]);
  const ask = (key: string, condition: typeof filter) => ({
    key,
    options: rowsQuery(entity, definition, { filter: condition, q, deleted: isDeleted }),
  });
  const requests = isGrouped
    ? found.groups.flatMap((g) => (open.has(g.key) ? [ask(`g${g.key}`, within(filter, g.condition))] : []))
    : [ask(ALL, filter)];
  const pages = useManyPages(requests);
  const items = useMemo(
    () =>
      isGrouped
        ? found.groups.flatMap((g) => groupItems(g, open.has(g.key), pages.get(`g${g.key}`)))
        : pageItems(ALL, pages.get(ALL)),
    [isGrouped, found.groups, pages, open],
  );
  const records = useMemo(() => items.flatMap((i) => (i.type === 'row' ? [i.record] : [])), [items]);
  const all = [...pages.values()];
  return {
    items,
    records,
    isLoading: isGrouped ? found.isLoading : (pages.get(ALL)?.isPending ?? true),
    error: found.error ?? all.find((p) => p.error && !p.data)?.error,
    loadMore: (key) => {
      const p = pages.get(key);
      if (p?.hasNextPage && !p.isFetching) void p.fetchNextPage();
    },
    toggleGroup: (key) => setToggled((old) => new Map(old).set(key, !open.has(key))),
    retry: () => {
      for (const p of all) void p.refetch();
    },
  };
}

/** The first few are open until their headers are clicked. */
function openGroups(groups: Group[], toggled: ReadonlyMap<string, boolean>): ReadonlySet<string> {
  return new Set(groups.filter((g, i) => toggled.get(g.key) ?? i < OPEN_AT_FIRST).map((g) => g.key));
}

function groupItems(group: Group, isOpen: boolean, pages: Pages | undefined): GridItem[] {
  const header: GridItem = { type: 'group', group, isOpen };
  return isOpen ? [header, ...pageItems(`g${group.key}`, pages)] : [header];
}

function pageItems(key: string, pages: Pages | undefined): GridItem[] {
  const rows =
    pages?.data?.pages.flatMap((p) => p.items.map((record): GridItem => ({ type: 'row', record }))) ?? [];
  return !pages || pages.hasNextPage || pages.isPending ? [...rows, { type: 'more', key }] : rows;
}
