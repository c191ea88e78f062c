import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { todayIn } from '../../../../web/fields/values.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { ProblemNote } from '../../../../web/kit/problem-note.tsx';
import { RefusalsTable } from './refusals-table.tsx';
import { TasksTable } from './tasks-table.tsx';
import classes from './trial.module.css';

export interface Refusal {
  kind: 'gone' | 'branch' | 'field' | 'entry' | 'exit' | 'task' | 'newTask';
  stage: string;
  name: string | null;
  count: number;
  dealCount: number;
  deals: string[];
}
export interface Work {
  stage: string;
  title: string;
  assignee: { id: string; name: string } | null;
  count: number;
  perWeek: number;
}
interface Simulation {
  deals: number;
  isBounded: boolean;
  moves: number;
  refused: number;
  refusals: Refusal[];
  unknown: Refusal[];
  tasks: Work[];
}
const periods = ['1', '3', '6', '12'];

/** The version tried on deals that are over: what it would have stood in the way of, and the work it would have made. */
export function TrialView({ version }: { version: string }) {
  const { t } = useTranslation('processes');
  const { timeZone } = useFormats();
  const [months, setMonths] = useState('3');
  const trial = useMutation({
    mutationFn: () => {
      const until = todayIn(timeZone);
      return api.post<Simulation>(`process-versions/${version}/simulate`, {
        from: monthsBefore(until, Number(months)),
        until,
      });
    },
  });
  return (
    <section className={classes.page} aria-label={t('view.trial')}>
      <p>
        {t('try.text')} <small>{t('try.limits')}</small>
      </p>
      <div className={classes.choice}>
        <Select
          label={t('try.period')}
          data={periods.map((value) => ({ value, label: t('try.months', { count: Number(value) }) }))}
          value={months}
          allowDeselect={false}
          onChange={(value) => value && setMonths(value)}
        />
        <Button loading={trial.isPending} onClick={() => trial.mutate()}>
          {t('try.run')}
        </Button>
      </div>
      <ProblemNote error={trial.error} />
      {trial.data && <Result simulation={trial.data} />}
    </section>
  );
}

function Result({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('processes');
  const { deals, moves, refused, isBounded, refusals, unknown, tasks } = simulation;
  if (!deals) return <p role="status">{t('try.none')}</p>;
  return (
    <>
      <p role="status">
        <b>{t('try.sum', { refused, count: moves, deals })}</b>{' '}
        {isBounded && t('try.bounded', { count: deals })}
      </p>
      <RefusalsTable title={t('try.refusals')} refusals={refusals} />
      {unknown.length > 0 && <RefusalsTable title={t('try.unknown')} refusals={unknown} />}
      <TasksTable tasks={tasks} />
    </>
  );
}

/** The same day of an earlier month, or its last one where it has no such day. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
