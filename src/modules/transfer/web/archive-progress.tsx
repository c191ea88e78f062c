import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import type { ArchiveRecord } from './archives.ts';
import classes from './import.module.css';
import { useTimeLeft } from './time-left.ts';

/** How far an archive is, or why it failed. */
export function ArchiveProgress({ record }: { record: ArchiveRecord }) {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const formats = useFormats();
  const all = Math.max(1, record.rows ?? 1);
  const left = useTimeLeft({ done: record.doneRows, all });
  if (record.state === 'failed')
    return (
      <p role="alert" className={classes.failure}>
        {labels.error(record.failure ?? 'internal', named(record.failureOf))}
      </p>
    );
  if (record.state !== 'running' && record.state !== 'indexing') return null;
  const isIndexing = record.state === 'indexing';
  return (
    <div aria-live="polite">
      <Progress
        value={isIndexing ? 100 : (record.doneRows / all) * 100}
        animated={isIndexing}
        aria-label={t('result.progress')}
      />
      <small className={classes.quiet}>
        {isIndexing
          ? t('archive.indexing')
          : t('result.of', { done: formats.integer(record.doneRows), all: formats.integer(all) })}{' '}
        {left && t('result.left', { time: left })}
      </small>
    </div>
  );
}

/** The one thing that the failure is about, under each name that its text may call it by. */
const named = (of: string | null): Record<string, string> => ({
  what: of ?? '—',
  count: of ?? '',
  theirs: of ?? '',
});
