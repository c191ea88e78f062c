import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canRead, useMeta } from '../../../web/api/meta.ts';
import { recordQuery } from '../../../web/api/records.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import type { Question } from '../question.rules.ts';
import { blank } from './builder/edit.ts';
import { ReportScreen } from './report-screen.tsx';
import classes from './reports.module.css';

/** A kept report, or a new one to be put together. */
export default function ReportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const index = useMeta();
  const { t } = useTranslation('reports');
  const report = index.find('reports.report');
  if (!canRead(report))
    return (
      <Page>
        <EmptyState icon={IconLock} title={t('denied')} text={t('deniedText')} />
      </Page>
    );
  if (id !== 'new') return <Kept key={id} id={id} report={report} />;
  const first = [index.find('deals.deal'), ...index.entities].find((e) => canRead(e));
  const question = blank(first?.name ?? 'deals.deal');
  return <ReportScreen key="new" report={report} record={null} question={question} />;
}

function Kept({ id, report }: { id: string; report: MetaEntity }) {
  const { data, error, refetch } = useQuery(recordQuery(report, id));
  if (error)
    return (
      <Page>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Page>
        <div className={classes.page}>
          <SkeletonLines count={9} height={18} />
        </div>
      </Page>
    );
  return <ReportScreen report={report} record={data} question={data['question'] as Question} />;
}
