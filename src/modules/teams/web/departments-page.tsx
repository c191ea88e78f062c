import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { iconOf } from '../../../web/kit/icons.ts';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { departmentsQuery, peopleQuery } from './data.ts';
import { DepartmentDialog } from './department-dialog.tsx';
import { DepartmentLine, type DepartmentTask, TopOfTree } from './department-line.tsx';
import classes from './teams.module.css';
import { inTreeOrder } from './tree.ts';

/** The tree of departments: its heads see what everybody below them works on. */
export default function DepartmentsPage() {
  const { t } = useTranslation('teams');
  const { data, error, refetch } = useQuery(departmentsQuery);
  const people = useQuery(peopleQuery).data ?? [];
  const [task, setTask] = useState<DepartmentTask | null>(null);
  const membersOf = (id: string): number =>
    people.filter((p) => p.isActive && p.department?.id === id).length;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('departments.title')}</h1>
        <Button onClick={() => setTask({ department: null, parent: null })}>{t('departments.add')}</Button>
        <p>{t('departments.text')}</p>
      </header>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <SkeletonLines count={6} />}
      {data?.length === 0 && (
        <EmptyState icon={iconOf('sitemap')} title={t('departments.none')} text={t('departments.noneText')} />
      )}
      <ul className={classes.list}>
        {inTreeOrder(data ?? []).map(({ item, depth }) => (
          <DepartmentLine
            key={item.id}
            item={item}
            depth={depth}
            all={data ?? []}
            members={membersOf(item.id)}
            onTask={setTask}
          />
        ))}
      </ul>
      {(data?.length ?? 0) > 1 && <TopOfTree all={data ?? []} />}
      {task && (
        <DepartmentDialog
          department={task.department}
          parent={task.parent}
          all={data ?? []}
          people={people}
          onClose={() => setTask(null)}
        />
      )}
    </div>
  );
}
