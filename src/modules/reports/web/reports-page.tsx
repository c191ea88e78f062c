import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconReportAnalytics, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canCreate, canRead, useMeta } from '../../../web/api/meta.ts';
import { type Link, listQuery, type RecordValues } from '../../../web/api/records.ts';
import { useMe } from '../../../web/api/session.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { formIcons } from './form-icons.ts';
import classes from './reports.module.css';

/** Reports to open: one's own and those that others share. */
export default function ReportsPage() {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const report = useMeta().find('reports.report');
  const [words, setWords] = useState('');
  const header = (
    <PageHeader
      icon={<IconReportAnalytics size={17} stroke={1.6} />}
      title={t('title')}
      actions={
        report &&
        canCreate(report) && (
          <Button
            leftSection={<IconPlus size={15} />}
            onClick={() => void navigate({ to: '/reports/new' as never })}
          >
            {t('new')}
          </Button>
        )
      }
    />
  );
  return (
    <Page header={header}>
      <div className={classes.page}>
        <TextInput
          value={words}
          onChange={(e) => setWords(e.currentTarget.value)}
          placeholder={t('find')}
          aria-label={t('find')}
          leftSection={<IconSearch size={14} />}
          maw={320}
        />
        {canRead(report) && <Reports report={report} words={words.trim().toLowerCase()} />}
      </div>
    </Page>
  );
}

function Reports({ report, words }: { report: MetaEntity; words: string }) {
  const { t } = useTranslation('reports');
  const me = useMe();
  const { data, error, refetch } = useQuery(
    listQuery(report, { sort: 'name', limit: 200, fields: ['name', 'entity', 'form', 'owner', 'isShared'] }),
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines count={8} height={20} />;
  const isMine = (r: RecordValues): boolean => (r['owner'] as Link | null)?.id === me.id;
  const all = data.items.filter((r) => String(r['name']).toLowerCase().includes(words));
  if (!all.length) return <EmptyState icon={IconReportAnalytics} title={t('none')} text={t('noneText')} />;
  const groups = [
    { title: t('mine'), items: all.filter(isMine) },
    { title: t('shared'), items: all.filter((r) => !isMine(r)) },
  ];
  return groups
    .filter((g) => g.items.length)
    .map((g) => (
      <section key={g.title} className={classes.card}>
        <h2>
          {g.title} <span>{g.items.length}</span>
        </h2>
        <ul className={classes.list}>
          {g.items.map((r) => (
            <ReportLine key={r.id} record={r} />
          ))}
        </ul>
      </section>
    ));
}

function ReportLine({ record }: { record: RecordValues }) {
  const labels = useLabels();
  const { t } = useTranslation('reports');
  const form = String(record['form'] ?? 'table');
  const Picture = formIcons[form] ?? IconReportAnalytics;
  const owner = record['owner'] as Link | null;
  return (
    <li>
      <RecordLink to={`/reports/${record.id}`}>
        <Picture size={16} stroke={1.6} />
        <b>{String(record['name'])}</b>
        <span>{labels.many(String(record['entity']))}</span>
        <span>{owner?.name ?? t('ready')}</span>
      </RecordLink>
    </li>
  );
}
