import { lazy, Suspense, useCallback, useState } from 'react';
import type { MetaEntity } from '../../../kernel/api.ts';
import { Page } from '../../kit/page.tsx';
import { SkeletonLines } from '../../kit/skeleton.tsx';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { FilterChips } from '../filter/filter-chips.tsx';
import { useListState } from '../list-state.ts';
import { ViewBar } from '../views/view-bar.tsx';
import { Grid } from './grid.tsx';
import { ListHeader } from './list-header.tsx';
import { useSelection } from './use-selection.ts';

const Board = lazy(() => import('../board/board.tsx'));
const Calendar = lazy(() => import('../calendar/calendar.tsx'));

export function ListScreen(props: { entity: MetaEntity }) {
  const state = useListState(props.entity);
  const selection = useSelection();
  const [isFilterOpen, setFilterOpen] = useState(false);
  const openFilter = useCallback((open: boolean) => setFilterOpen(open), []);
  return (
    <Page ownScroll header={<ListHeader state={state} />}>
      <ViewBar state={state} isFilterOpen={isFilterOpen} onFilter={openFilter} />
      <FilterChips state={state} onOpen={() => setFilterOpen(true)} />
      <Suspense fallback={<SkeletonLines count={8} />}>
        {state.layout === 'list' && <Grid state={state} selection={selection} />}
        {state.layout === 'board' && <Board state={state} />}
        {state.layout === 'calendar' && <Calendar state={state} />}
      </Suspense>
      {state.layout === 'list' && selection.ids.size > 0 && <BulkBar state={state} selection={selection} />}
    </Page>
  );
}
