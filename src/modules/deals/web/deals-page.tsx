import { lazy, Suspense, useState } from 'react';
import type { MetaEntity } from '../../../kernel/api.ts';
import { ApiError } from '../../../web/api/client.ts';
import { canRead, useMeta } from '../../../web/api/meta.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { FilterChips } from '../../../web/records/filter/filter-chips.tsx';
import { ListHeader } from '../../../web/records/list/list-header.tsx';
import { ListScreen } from '../../../web/records/list/list-screen.tsx';
import { useListState } from '../../../web/records/list-state.ts';
import { ViewBar } from '../../../web/records/views/view-bar.tsx';

const DealBoard = lazy(() => import('./board/deal-board.tsx'));

/** Deals in every layout of a list; the board by stage is that of the cycle. */
export default function DealsPage() {
  const entity = useMeta().find('deals.deal');
  if (!canRead(entity)) {
    return (
      <Page>
        <ErrorState error={new ApiError(404, {})} />
      </Page>
    );
  }
  return <Deals entity={entity} />;
}

function Deals({ entity }: { entity: MetaEntity }) {
  const state = useListState(entity);
  const [isFilterOpen, setFilterOpen] = useState(false);
  const isCycle = state.layout === 'board' && (state.definition.group ?? 'stage') === 'stage';
  if (!isCycle) return <ListScreen entity={entity} />;
  return (
    <Page ownScroll header={<ListHeader state={state} />}>
      <ViewBar state={state} isFilterOpen={isFilterOpen} onFilter={setFilterOpen} />
      <FilterChips state={state} onOpen={() => setFilterOpen(true)} />
      <Suspense fallback={<SkeletonLines count={8} />}>
        <DealBoard state={state} />
      </Suspense>
    </Page>
  );
}
