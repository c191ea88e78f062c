import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { RelativeTime } from '../../../web/kit/relative-time.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { entitiesOf } from './entities.ts';
import classes from './import.module.css';
import { type ImportRecord, recentQuery } from './imports.ts';

export function RecentImports() {
  const { t } = useTranslation('transfer');
  const recent = useQuery(recentQuery);
  if (recent.isError) return <ErrorState isCompact error={recent.error} onRetry={() => recent.refetch()} />;
  if (!recent.data) return <SkeletonLines count={3} />;
  if (!recent.data.items.length) return <p className={classes.quiet}>{t('recent.none')}</p>;
  return (
    <section aria-label={t('recent.title')}>
      <h3 className={classes.caption}>{t('recent.title')}</h3>
      <ul className={classes.recent}>
        {recent.data.items.map((record) => (
          <li key={record.id}>
            <RecentLine record={record} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentLine({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const index = useMeta();
  const formats = useFormats();
  const entity = index.find('transfer.import');
  const whats = entitiesOf(record.plan).map((name) => labels.many(name));
  const counts = (['created', 'updated', 'refused'] as const).filter((c) => record[c] > 0);
  return (
    <Link to={`/import/${record.id}`} className={classes.recentLine}>
      <b>{record.name}</b>
      <span className={classes.quiet}>{whats.join(', ')}</span>
      <span className={classes.counts}>
        {counts.map((c) => (
          <span key={c} data-bad={c === 'refused' || undefined}>
            {t(`counts.${c}`, { count: record[c], value: formats.integer(record[c]) })}
          </span>
        ))}
      </span>
      <span className={classes.state} data-state={record.state}>
        {entity && labels.option(entity, 'state', record.state)}
      </span>
      <RelativeTime at={record.createdAt} />
    </Link>
  );
}
