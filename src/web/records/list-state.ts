import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import type { Condition } from '../../kernel/condition.ts';
import type { Layout, ViewDefinition } from '../../kernel/view.ts';
import { columnsOf } from './columns.ts';
import { changeable, layoutOf, merged, shownFilter } from './definition.ts';
import type { ListSearch } from './list-search.ts';
import { useViews, type ViewTab } from './views/use-views.ts';

/** What a list shows now: its view, with what the address changes of it. */
export interface ListState {
  entity: MetaEntity;
  tabs: ViewTab[];
  tab: ViewTab;
  definition: ViewDefinition;
  layout: Layout;
  columns: MetaField[];
  filter: Condition | undefined;
  sort: string | undefined;
  q: string | undefined;
  isDeleted: boolean;
  month: string | undefined;
  /** Whether the address departs from the view. */
  isChanged: boolean;
  change(patch: Partial<ListSearch>): void;
  /** Opens a tab as it was saved. */
  open(tab: string): void;
}

export function useListState(entity: MetaEntity): ListState {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const tabs = useViews(entity);
  const tab = tabs.find((t) => t.key === search.view) ??
    tabs[0] ?? { key: 'all', title: '', definition: {}, origin: 'ready' };
  const definition = useMemo(() => merged(tab.definition, search), [tab.definition, search]);
  const columns = useMemo(() => columnsOf(entity, definition), [entity, definition]);
  const change = useCallback(
    (patch: Partial<ListSearch>) => {
      const isNoise = 'q' in patch || 'columns' in patch || 'month' in patch;
      void navigate({
        to: '.',
        search: (old: ListSearch) => withoutEmpty({ ...old, ...patch }),
        replace: isNoise,
      });
    },
    [navigate],
  );
  const open = useCallback(
    (key: string) => navigate({ to: '.', search: key === 'all' ? {} : { view: key } }),
    [navigate],
  );
  return {
    entity,
    tabs,
    tab,
    definition,
    layout: layoutOf(entity, definition),
    columns,
    filter: shownFilter(definition),
    sort: definition.sort,
    q: search.q,
    isDeleted: search.deleted ?? false,
    month: search.month,
    isChanged: changeable.some((key) => search[key] !== undefined),
    change,
    open,
  };
}

const withoutEmpty = (search: ListSearch): ListSearch =>
  Object.fromEntries(Object.entries(search).filter(([k, v]) => v !== undefined && !(k === 'q' && v === '')));
