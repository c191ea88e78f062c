import { ActionIcon, Button } from '@mantine/core';
import { IconArchive, IconDownload, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useHasRight } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { RelativeTime } from '../../../web/kit/relative-time.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { errorToast } from '../../../web/kit/toast.tsx';
import classes from './archive.module.css';
import { ArchiveProgress } from './archive-progress.tsx';
import {
  type ArchiveRecord,
  archiveFile,
  archivesQuery,
  discardArchive,
  makeArchive,
  useArchivesAnew,
} from './archives.ts';

/** Everything as one file, and the way to each list as a table. */
export default function ArchivePage() {
  const { t } = useTranslation('transfer');
  const canAdminister = useHasRight('administer');
  return (
    <div className={classes.page}>
      <h1>{t('export.title')}</h1>
      {canAdminister && <Everything />}
      <Lists />
    </div>
  );
}

function Everything() {
  const { t } = useTranslation('transfer');
  const anew = useArchivesAnew();
  const { data, error, refetch } = useQuery(archivesQuery);
  const making = useMutation({ mutationFn: makeArchive, onSuccess: anew, onError: (e) => errorToast(e) });
  const isBusy = data?.some((r) => r.state === 'running');
  return (
    <section aria-label={t('archive.title')}>
      <h2>{t('archive.title')}</h2>
      <p>{t('archive.text')}</p>
      <Button
        leftSection={<IconArchive size={16} />}
        loading={making.isPending}
        disabled={isBusy ?? true}
        onClick={() => making.mutate()}
      >
        {t('archive.make')}
      </Button>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={2} />}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((record) => (
            <li key={record.id}>
              <ArchiveLine record={record} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ArchiveLine({ record }: { record: ArchiveRecord }) {
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const anew = useArchivesAnew();
  const discarding = useMutation({
    mutationFn: () => discardArchive(record.id),
    onSuccess: anew,
    onError: (e) => errorToast(e),
  });
  const isThere = record.state === 'done' && record.size !== null;
  return (
    <>
      <div className={classes.line}>
        <b>{record.name}</b>
        <span>
          {record.rows !== null &&
            t('export.count', { count: record.rows, value: formats.integer(record.rows) })}
          {isThere && `, ${formats.size(Number(record.size))}`}
        </span>
        <span>
          <RelativeTime at={record.createdAt} />
        </span>
        {record.state === 'done' && !isThere && <span>{t('archive.gone')}</span>}
        {isThere && (
          <span className={classes.actions}>
            <Button
              component="a"
              href={archiveFile(record.id)}
              download
              size="xs"
              leftSection={<IconDownload size={14} />}
            >
              {t('export.download')}
            </Button>
            <ActionIcon
              variant="subtle"
              aria-label={t('archive.discard', { name: record.name })}
              loading={discarding.isPending}
              onClick={() => discarding.mutate()}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </span>
        )}
      </div>
      <ArchiveProgress record={record} />
    </>
  );
}

function Lists() {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const entities = useMeta().entities.filter((e) => e.permission.export && e.canTransfer && !e.kinds?.length);
  if (!entities.length) return null;
  return (
    <section aria-label={t('archive.lists')}>
      <h2>{t('archive.lists')}</h2>
      <p>{t('archive.listsText')}</p>
      <div className={classes.lists}>
        {entities.map((e) => (
          <Link key={e.name} to={`/export/${e.route}`}>
            {labels.many(e)}
          </Link>
        ))}
      </div>
    </section>
  );
}
