import { Button } from '@mantine/core';
import { IconArchive, IconCircleCheck, IconLock } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHasRight } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { ProblemNote } from '../../../web/kit/problem-note.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { errorToast } from '../../../web/kit/toast.tsx';
import { ArchiveContents } from './archive-contents.tsx';
import { ArchiveProgress } from './archive-progress.tsx';
import {
  type ArchiveRecord,
  archiveQuery,
  discardArchive,
  loadArchive,
  useArchivesAnew,
} from './archives.ts';
import classes from './import.module.css';

/** An archive that was sent in: what is in it, and the one button that brings it all in. */
export default function ArchiveLoadPage() {
  const { t } = useTranslation('transfer');
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const canAdminister = useHasRight('administer');
  const { data, error, refetch } = useQuery({ ...archiveQuery(id), enabled: canAdminister });
  return (
    <Page header={<PageHeader title={t('archive.loadTitle')} />}>
      <div className={classes.start}>
        {!canAdminister && (
          <EmptyState icon={IconLock} title={t('archive.denied')} text={t('archive.deniedText')} />
        )}
        {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
        {canAdminister && !data && !error && <SkeletonLines count={8} />}
        {data && <Loading record={data} />}
      </div>
    </Page>
  );
}

function Loading({ record }: { record: ArchiveRecord }) {
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const { summary } = record;
  const isOver = record.state === 'done';
  return (
    <section className={classes.summary} aria-label={record.name}>
      <h2>
        {isOver && <IconCircleCheck size={18} stroke={1.7} className={classes.good} />}{' '}
        {isOver ? t('archive.loaded') : (summary?.company ?? record.name)}
      </h2>
      {summary && !isOver && (
        <p className={classes.quiet}>
          {t('archive.made', { at: formats.dateTime(summary.at), version: summary.version })}
        </p>
      )}
      {isOver && <p>{t('archive.loadedText')}</p>}
      <ArchiveProgress record={record} />
      {summary && <ArchiveContents summary={summary} />}
      {isOver ? (
        // Language, currency, fields of the company's own: the whole program is another one now.
        <Button component="a" href="/" size="md">
          {t('archive.open')}
        </Button>
      ) : (
        <Decision record={record} />
      )}
    </section>
  );
}

function Decision({ record }: { record: ArchiveRecord }) {
  const { t } = useTranslation('transfer');
  const navigate = useNavigate();
  const anew = useArchivesAnew();
  const loading = useMutation({ mutationFn: () => loadArchive(record.id), onSuccess: anew });
  const discarding = useMutation({
    mutationFn: () => discardArchive(record.id),
    onSuccess: () => navigate({ to: '/import' }),
    onError: (e) => errorToast(e),
  });
  if (record.state === 'running' || record.state === 'indexing')
    return <p className={classes.quiet}>{t('result.mayLeave')}</p>;
  return (
    <>
      <p>{t('archive.loadText')}</p>
      <ProblemNote error={loading.error} />
      <div className={classes.links}>
        <Button
          size="md"
          leftSection={<IconArchive size={16} />}
          loading={loading.isPending}
          disabled={record.size === null}
          onClick={() => loading.mutate()}
        >
          {t('archive.load')}
        </Button>
        <Button
          size="md"
          variant="default"
          loading={discarding.isPending}
          onClick={() => discarding.mutate()}
        >
          {t('plan.discard')}
        </Button>
      </div>
    </>
  );
}
