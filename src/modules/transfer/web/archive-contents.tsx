import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './archive.module.css';
import type { ArchiveRecord } from './archives.ts';

/** What is in an archive: so many records of each kind, so many files. */
export function ArchiveContents({ summary }: { summary: NonNullable<ArchiveRecord['summary']> }) {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const formats = useFormats();
  const lines = summary.records.toSorted((a, b) => b.rows - a.rows);
  return (
    <dl className={classes.contents}>
      {lines.map(({ entity, rows }) => (
        <div key={entity}>
          <dt>{labels.many(entity)}</dt>
          <dd>{formats.integer(rows)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('archive.bytes')}</dt>
        <dd>{formats.size(summary.fileBytes)}</dd>
      </div>
      {summary.missing > 0 && (
        <div data-bad>
          <dt>{t('archive.missing')}</dt>
          <dd>{formats.integer(summary.missing)}</dd>
        </div>
      )}
    </dl>
  );
}
