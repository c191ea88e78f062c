import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canRead, useMeta } from '../../../../web/api/meta.ts';
import { listQuery, type RecordValues } from '../../../../web/api/records.ts';
import type { PanelProps } from '../../../../web/shell/screens.ts';
import classes from '../activities.module.css';
import { about, subjectOf } from '../subject.ts';
import { AfterDone } from './after-done.tsx';
import { TaskLine } from './task-line.tsx';

const SHOWN = 20;

/** What is still to be done for the customer or the deal, soonest first. */
export default function OpenTasks({ entity, record }: PanelProps) {
  const { t } = useTranslation('activities');
  const task = useMeta().find('activities.task');
  const subject = subjectOf(entity, record);
  const filter = { all: [about(subject), { field: 'state', op: 'eq', value: 'open' } as const] };
  const query = listQuery(task ?? entity, { filter, sort: 'dueOn', limit: SHOWN });
  const { data } = useQuery({ ...query, enabled: canRead(task) });
  const [done, setDone] = useState<RecordValues | null>(null);
  if (!task || (!data?.items.length && !done)) return null;
  return (
    <section className={classes.openTasks} aria-label={t('tasks.open')}>
      {data?.items.map((item) => (
        <TaskLine
          key={item.id}
          entity={task}
          record={item}
          shown={subject.deal ? [] : ['deal']}
          onDone={setDone}
        />
      ))}
      {done && <AfterDone key={done.id} entity={task} done={done} onClose={() => setDone(null)} />}
    </section>
  );
}
