import { useState } from 'react';
import type { MetaEntity } from '../../../kernel/api.ts';
import { ApiError } from '../../../web/api/client.ts';
import { canRead, useMeta } from '../../../web/api/meta.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { FilterChips } from '../../../web/records/filter/filter-chips.tsx';
import { ListHeader } from '../../../web/records/list/list-header.tsx';
import { ListScreen } from '../../../web/records/list/list-screen.tsx';
import { useListState } from '../../../web/records/list-state.ts';
import { ViewBar } from '../../../web/records/views/view-bar.tsx';
import { TasksByDay } from './tasks/tasks-by-day.tsx';

/** Tasks: by day as they come, and in every layout of a list. */
export default function TasksPage() {
  const entity = useMeta().find('activities.task');
  if (!canRead(entity)) {
    return (
      <Page>
        <ErrorState error={new ApiError(404, {})} />
      </Page>
    );
  }
  return <Tasks entity={entity} />;
}

function Tasks({ entity }: { entity: MetaEntity }) {
  const state = useListState(entity);
  const [isFilterOpen, setFilterOpen] = useState(false);
  const { definition, tab, layout } = state;
  const isPlain = !definition.group && !definition.columns && !definition.sort && !state.isDeleted;
  if (tab.key !== 'all' || layout !== 'list' || !isPlain) return <ListScreen entity={entity} />;
  return (
    <Page ownScroll header={<ListHeader state={state} />}>
      <ViewBar state={state} isFilterOpen={isFilterOpen} onFilter={setFilterOpen} />
      <FilterChips state={state} onOpen={() => setFilterOpen(true)} />
      <TasksByDay state={state} />
    </Page>
  );
}
