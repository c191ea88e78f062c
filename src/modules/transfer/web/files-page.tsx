import { IconLock } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHasRight } from '../../../web/api/session.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './import.module.css';
import { useImports } from './imports.ts';
import { PlanView } from './plan-view.tsx';
import { ResultView } from './result-view.tsx';

/** One file or several on their way: planned, under way, or done. */
export default function FilesPage() {
  const { t } = useTranslation('transfer');
  const { ids = '' } = useParams({ strict: false }) as { ids?: string };
  const canImport = useHasRight('import');
  const back = (
    <span className={classes.crumbs}>
      <Link to="/import">{t('title')}</Link>
    </span>
  );
  return (
    <Page header={<PageHeader title={back} />}>
      {canImport ? (
        <Files ids={ids.split(',').filter(Boolean)} />
      ) : (
        <EmptyState icon={IconLock} title={t('denied')} text={t('deniedText')} />
      )}
    </Page>
  );
}

function Files({ ids }: { ids: string[] }) {
  const queries = useImports(ids);
  const failed = queries.find((q) => q.isError);
  const records = queries.flatMap((q) => q.data ?? []);
  if (failed) return <ErrorState error={failed.error} onRetry={() => failed.refetch()} />;
  if (records.length < ids.length) return <SkeletonLines count={8} />;
  const isPlanned = records.every((r) => r.state === 'planning');
  return (
    <div className={classes.page}>
      {isPlanned ? <PlanView key={ids.join()} records={records} /> : <ResultView records={records} />}
    </div>
  );
}
