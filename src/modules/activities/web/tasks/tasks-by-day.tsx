import { Button, SegmentedControl } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../kernel/condition.ts';
import { pagesQuery, type RecordValues } from '../../../../web/api/records.ts';
import { todayIn } from '../../../../web/fields/values.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { EmptyState } from '../../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import type { ListState } from '../../../../web/records/list-state.ts';
import classes from '../activities.module.css';
import { dueGroup, dueGroups } from '../days.ts';
import { AfterDone } from './after-done.tsx';
import { QuickTask } from './quick-task.tsx';
import { useTaskKeys } from './task-keys.ts';
import { TaskLine } from './task-line.tsx';

/** Open tasks under the day on which they are due; arrows move, Space marks done, Enter opens. */
export function TasksByDay({ state }: { state: ListState }) {
  const { t } = useTranslation('activities');
  const { timeZone } = useFormats();
  const { entity, q } = state;
  const ref = useTaskKeys<HTMLDivElement>();
  const [whose, setWhose] = useState<'mine' | 'all'>('mine');
  const [done, setDone] = useState<RecordValues | null>(null);
  const filter = openTasks(state.filter, whose);
  const query = pagesQuery(entity, { filter, q, sort: 'dueOn', limit: 100 });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...query,
    placeholderData: (old) => old,
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  const tasks = data?.pages.flatMap((p) => p.items);
  const today = todayIn(timeZone);
  const groups = Map.groupBy(tasks ?? [], (task) =>
    dueGroup((task['dueOn'] as string | null) ?? null, today),
  );
  return (
    <div className={classes.byDay} ref={ref}>
      <div className={classes.dayHead}>
        <QuickTask entity={entity} today={today} />
        <SegmentedControl
          aria-label={t('tasks.whose')}
          data={[
            { value: 'mine', label: t('tasks.mine') },
            { value: 'all', label: t('tasks.everyones') },
          ]}
          value={whose}
          onChange={(v) => setWhose(v as 'mine' | 'all')}
        />
      </div>
      {done && <AfterDone key={done.id} entity={entity} done={done} onClose={() => setDone(null)} />}
      {!tasks && <SkeletonLines count={8} />}
      {tasks && !tasks.length && (
        <EmptyState icon={IconChecklist} title={t('tasks.nothing')} text={t('tasks.nothingText')} />
      )}
      {dueGroups.map((group) => {
        const list = groups.get(group);
        return (
          list && (
            <section key={group}>
              <h2 data-due={group}>
                {t(`tasks.group.${group}`)} <span>{list.length}</span>
              </h2>
              {list.map((task) => (
                <TaskLine
                  key={task.id}
                  entity={entity}
                  record={task}
                  shown={['party', 'deal']}
                  onDone={setDone}
                />
              ))}
            </section>
          )
        );
      })}
      {hasNextPage && (
        <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('tasks.more')}
        </Button>
      )}
    </div>
  );
}

function openTasks(filter: Condition | undefined, whose: 'mine' | 'all'): Condition {
  const parts: Condition[] = [{ field: 'state', op: 'eq', value: 'open' }];
  if (whose === 'mine') parts.push({ field: 'assignee', op: 'in', value: ['@me'] });
  return { all: filter ? [...parts, filter] : parts };
}
