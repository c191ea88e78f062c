import { useDebouncedValue } from '@mantine/hooks';
import { IconReportAnalytics } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { useIsPhone } from '../../../web/kit/use-phone.ts';
import type { Answer, Question } from '../question.rules.ts';
import { BuilderSide, BuilderTop } from './builder/builder.tsx';
import { sortedBy } from './builder/edit.ts';
import { ReportActions } from './report-actions.tsx';
import classes from './reports.module.css';
import { AnswerView } from './show/answer-view.tsx';
import { useAnswer } from './use-answer.ts';

interface Props {
  report: MetaEntity;
  record: RecordValues | null;
  question: Question;
}

/** The answer, and beside it what is asked while one changes it. */
export function ReportScreen({ report, record, question: kept }: Props) {
  const { t } = useTranslation('reports');
  const [draft, setDraft] = useState<Question | null>(null);
  const [isEditing, setEditing] = useState(record === null);
  const isPhone = useIsPhone();
  const question = draft ?? kept;
  const [asked] = useDebouncedValue(question, 250);
  const title = record ? String(record['name']) : t('new');
  const header = (
    <PageHeader
      icon={<IconReportAnalytics size={17} stroke={1.6} />}
      title={title}
      actions={
        <ReportActions
          report={report}
          record={record}
          question={question}
          isChanged={draft !== null && JSON.stringify(draft) !== JSON.stringify(kept)}
          isEditing={isEditing}
          onEdit={setEditing}
          onKept={() => setDraft(null)}
        />
      }
    />
  );
  return (
    <Page header={header} ownScroll>
      <div className={classes.work}>
        {isEditing && (
          <BuilderSide question={question} onChange={setDraft} onClose={() => setEditing(false)} />
        )}
        <div className={classes.main}>
          {isEditing && !isPhone && <BuilderTop question={question} onChange={setDraft} />}
          <Shown question={asked} title={title} onSort={(by) => setDraft(sortedBy(question, by))} />
        </div>
      </div>
    </Page>
  );
}

function Shown(props: { question: Question; title: string; onSort(by: string): void }) {
  const { data, error, isPlaceholderData, refetch } = useAnswer(props.question);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} isCompact />;
  if (!data) return <SkeletonLines count={9} height={18} />;
  // What was asked before stays until the new answer has come; its question is not the new one.
  if (!isOf(data, props.question)) return <SkeletonLines count={9} height={18} />;
  return (
    <div className={classes.answer} aria-busy={isPlaceholderData}>
      <AnswerView question={props.question} answer={data} title={props.title} onSort={props.onSort} />
      <Foot answer={data} />
    </div>
  );
}

const isOf = (answer: Answer, q: Question): boolean =>
  answer.entity === q.entity &&
  answer.rows.map((d) => d.field).join() === q.rows.map((g) => g.field).join() &&
  answer.columns.map((d) => d.field).join() === q.columns.map((g) => g.field).join() &&
  answer.values.map((v) => v.key).join() === [...q.values, ...q.calculated].map((v) => v.key).join();

/** Whose days and which money the figures count. */
function Foot({ answer }: { answer: Answer }) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const span = (days: { from: string | null; until: string | null } | null): string =>
    days
      ? `${days.from ? formats.date(days.from) : '…'} – ${days.until ? formats.date(days.until) : '…'}`
      : '';
  return (
    <p className={classes.note}>
      {answer.period && `${t('foot.period', { days: span(answer.period) })} `}
      {answer.before && `${t('foot.before', { days: span(answer.before) })} `}
      {t('foot.counted', { zone: answer.timeZone, currency: answer.currency })}
      {answer.unrated > 0 && ` ${t('foot.unrated', { n: answer.unrated })}`}
    </p>
  );
}
