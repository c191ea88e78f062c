import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorToast } from '../../../web/kit/toast.tsx';
import classes from './import.module.css';
import { type ImportRecord, isBusy, undo, useKeepImport } from './imports.ts';
import { ResultCard } from './result-card.tsx';
import { StageBar } from './stage-bar.tsx';
import { progressOf, together, useTimeLeft } from './time-left.ts';

/** How far the run is, then what came of it, and the way back. */
export function ResultView({ records }: { records: ImportRecord[] }) {
  const { t } = useTranslation('transfer');
  const keep = useKeepImport();
  const left = useTimeLeft(together(records.map(progressOf)));
  const isRunning = records.some(isBusy);
  const undoable = records.filter((r) => r.state === 'done' || r.state === 'failed');
  const undoing = useMutation({
    mutationFn: () => undo(undoable.map((r) => r.id)),
    onSuccess: ({ items }) => items.forEach(keep),
    onError: (e) => errorToast(e),
  });
  return (
    <>
      <StageBar at="run" />
      <div className={classes.summary} aria-live="polite">
        <h2>{t(`result.${titleOf(records)}`)}</h2>
        {isRunning && (
          <p className={classes.quiet}>
            {t('result.mayLeave')} {left && t('result.left', { time: left })}
          </p>
        )}
      </div>
      {records.map((record, i) => (
        <ResultCard
          key={record.id}
          record={record}
          isWaiting={records.slice(0, i).some((r) => r.state === 'running')}
        />
      ))}
      {!isRunning && (
        <footer className={classes.footer}>
          {undoable.length > 0 && (
            <Button variant="subtle" loading={undoing.isPending} onClick={() => undoing.mutate()}>
              {t('result.undo', { count: undoable.length })}
            </Button>
          )}
          <Button component={Link} to="/import" variant="default" size="md">
            {t('result.another')}
          </Button>
        </footer>
      )}
    </>
  );
}

function titleOf(records: ImportRecord[]): string {
  const has = (state: ImportRecord['state']): boolean => records.some((r) => r.state === state);
  if (has('running')) return 'running';
  if (has('undoing')) return 'undoing';
  if (records.every((r) => r.state === 'undone')) return 'undone';
  return has('failed') ? 'failed' : records.some((r) => r.refused > 0) ? 'partly' : 'done';
}
