import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withAnswers } from '../../../kernel/import-answers.ts';
import type { ImportCheck, ImportPlan } from '../../../kernel/import-api.ts';
import { useMe } from '../../../web/api/session.ts';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import { CheckView } from './check-view.tsx';
import { FilePlan } from './file-plan.tsx';
import classes from './import.module.css';
import { check, discard, type ImportRecord, run, savePlan, useKeepImport } from './imports.ts';
import { StageBar } from './stage-bar.tsx';
import { undecided } from './undecided.ts';

/** First what the columns are, then what is unclear in them; then the run. */
export function PlanView({ records }: { records: ImportRecord[] }) {
  const { t } = useTranslation('transfer');
  const { csrf } = useMe();
  const navigate = useNavigate();
  const keep = useKeepImport();
  const [checks, setChecks] = useState<ImportCheck[] | null>(null);
  const ids = records.map((r) => r.id);
  const open = records.flatMap((r) => undecided(r).map(() => r.id)).length;
  const checking = useMutation({ mutationFn: () => check(ids), onSuccess: ({ items }) => setChecks(items) });
  const starting = useMutation({
    mutationFn: async (answered: { id: string; plan: ImportPlan }[]) => {
      for (const { id, plan } of answered) await savePlan(id, plan, csrf);
      return run(answered.map((a) => a.id));
    },
    onSuccess: ({ items }) => {
      for (const record of items) keep(record);
      void navigate({ to: `/import/${items.map((r) => r.id).join(',')}`, replace: true });
    },
  });
  const leave = useMutation({
    mutationFn: () => Promise.all(ids.map(discard)),
    onSuccess: () => navigate({ to: '/import' }),
  });
  if (checks) {
    const start = (answered: ImportCheck[]): void =>
      starting.mutate(answered.map((c) => ({ id: c.id, plan: withAnswers(planOf(records, c.id), c) })));
    return (
      <>
        <StageBar at="questions" />
        <CheckView
          records={records}
          checks={checks}
          isStarting={starting.isPending}
          error={starting.error}
          onBack={() => setChecks(null)}
          onStart={start}
        />
      </>
    );
  }
  return (
    <>
      <StageBar at="columns" />
      {records.map((record) => (
        <FilePlan
          key={record.id}
          record={record}
          isOpen={records.length === 1 || undecided(record).length > 0}
        />
      ))}
      <ProblemNote error={checking.error ?? leave.error} />
      <footer className={classes.footer}>
        <Button variant="subtle" onClick={() => leave.mutate()}>
          {t('plan.discard')}
        </Button>
        {open > 0 && <span className={classes.warning}>{t('plan.decideFirst', { count: open })}</span>}
        <Button size="md" loading={checking.isPending} disabled={open > 0} onClick={() => checking.mutate()}>
          {t('plan.check')}
        </Button>
      </footer>
    </>
  );
}

function planOf(records: ImportRecord[], id: string): ImportPlan {
  const record = records.find((r) => r.id === id);
  if (!record) throw new Error('no such file');
  return record.plan;
}
