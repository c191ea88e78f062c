import { Button, Progress } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { errorToast } from '../../../web/kit/toast.tsx';
import { lazyPart } from '../../../web/records/record/panels.tsx';
import { importNotes } from '../../../web/shell/screens.ts';
import { entitiesOf } from './entities.ts';
import classes from './import.module.css';
import { type ImportRecord, refusedFile, refusedQuery, stop, useKeepImport } from './imports.ts';
import resultClasses from './result.module.css';
import { progressOf } from './time-left.ts';
import { useColumnLabel } from './use-column-label.ts';

const counted = ['created', 'updated', 'skipped', 'refused'] as const;

/** One file: its progress, or its counts with the ways to the records and to what was refused. */
export function ResultCard({ record, isWaiting }: { record: ImportRecord; isWaiting: boolean }) {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const formats = useFormats();
  const index = useMeta();
  const { done, all } = progressOf(record);
  const entity = index.find('transfer.import');
  const isBusy = record.state === 'running' || record.state === 'undoing';
  const isOver = record.state === 'done' || record.state === 'failed';
  return (
    <section className={resultClasses.card} aria-label={record.name}>
      <header>
        {record.state === 'done' && <IconCircleCheck size={18} stroke={1.7} className={classes.good} />}
        {record.state === 'failed' && (
          <IconAlertTriangle size={18} stroke={1.7} className={classes.warning} />
        )}
        <b>{record.name}</b>
        <span className={classes.state} data-state={record.state}>
          {isWaiting && record.state === 'running'
            ? t('result.waiting')
            : entity && labels.option(entity, 'state', record.state)}
        </span>
        {record.state === 'running' && <StopButton record={record} />}
      </header>
      {isBusy && (
        <>
          <Progress value={(done / all) * 100} aria-label={t('result.progress')} />
          <small className={classes.quiet}>
            {t('result.of', { done: formats.integer(done), all: formats.integer(all) })}
          </small>
        </>
      )}
      {record.failure && <p className={classes.warning}>{labels.error(record.failure)}</p>}
      <dl className={resultClasses.figures}>
        {counted.map((c) => (
          <div
            key={c}
            data-zero={record[c] === 0 || undefined}
            data-bad={(c === 'refused' && record[c] > 0) || undefined}
          >
            <dt>{t(`result.${c}`)}</dt>
            <dd>{formats.integer(record[c])}</dd>
          </div>
        ))}
      </dl>
      {isOver && (
        <div className={classes.links}>
          {entitiesOf(record.plan).flatMap((name) => {
            const target = index.find(name);
            return target
              ? [
                  <Link key={name} to={`/${target.route}`}>
                    {t('result.open', { entity: labels.many(target) })}
                  </Link>,
                ]
              : [];
          })}
        </div>
      )}
      {isOver && record.run && <Notes batch={record.run} />}
      {record.refused > 0 && <Refused record={record} />}
    </section>
  );
}

/** What modules have to say of what came. */
function Notes({ batch }: { batch: string }) {
  return importNotes().map(({ name, load }) => {
    const Note = lazyPart(load);
    return (
      <Suspense key={name} fallback={null}>
        <Note batch={batch} />
      </Suspense>
    );
  });
}

function StopButton({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('transfer');
  const keep = useKeepImport();
  const stopping = useMutation({
    mutationFn: () => stop(record.id),
    onSuccess: keep,
    onError: (e) => errorToast(e),
  });
  return (
    <Button size="xs" variant="subtle" loading={stopping.isPending} onClick={() => stopping.mutate()}>
      {t('result.stop')}
    </Button>
  );
}

const FEW = 20;

function Refused({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const columnLabel = useColumnLabel();
  const { data } = useQuery(refusedQuery(record));
  return (
    <div className={resultClasses.refused}>
      <Button
        component="a"
        href={refusedFile(record.id)}
        download
        size="xs"
        variant="default"
        leftSection={<IconDownload size={14} />}
      >
        {t('result.refusedFile')}
      </Button>
      <ul>
        {(data ?? []).slice(0, FEW).map((row) => {
          const entity = record.plan.steps[row.step]?.entity ?? '';
          return (
            <li key={`${row.step} ${row.line}`}>
              <span className={classes.quiet}>{t('problems.line', { line: row.line })}</span>{' '}
              {row.problems
                .map((p) => `${p.field ? `${columnLabel(entity, p.field)}: ` : ''}${labels.problem(p)}`)
                .join('; ')}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
