import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { recordQuery } from '../../../../web/api/records.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { messageOf } from '../../../../web/kit/toast.tsx';
import type { Answer, Question } from '../../question.rules.ts';
import type { BoardPeriod } from '../../tiles.rules.ts';
import { AnswerView } from '../show/answer-view.tsx';
import classes from './board.module.css';

interface Props {
  id: string;
  period: BoardPeriod | undefined;
}

/** A kept report as the reader's rights answer it; where they do not, the tile says so. */
export function ReportTile({ id, period }: Props) {
  const { t } = useTranslation('reports');
  const report = useMeta().find('reports.report');
  const { data, error } = useQuery({
    ...recordQuery(report ?? ({ base: 'reports.report', route: 'reports' } as never), id),
    enabled: Boolean(report),
    retry: false,
  });
  if (error || !report)
    return (
      <>
        <h2>{t('boards.tile')}</h2>
        <p className={classes.note}>{t('boards.closed')}</p>
      </>
    );
  if (!data) return <SkeletonLines count={5} />;
  const title = String(data['name']);
  return (
    <>
      <h2>
        <RecordLink to={`/reports/${id}`}>{title}</RecordLink>
      </h2>
      <Content id={id} title={title} question={data['question'] as Question} period={period} />
    </>
  );
}

function Content(props: Props & { title: string; question: Question }) {
  const { t } = useTranslation('reports');
  const { id, period, question } = props;
  const entity = useMeta().find(question.entity);
  const { data, error } = useQuery({
    queryKey: ['records', entity?.base ?? question.entity, 'report', id, question, period ?? null],
    queryFn: ({ signal }) => api.get<Answer>(`reports/${id}/answer`, { ...period }, signal),
    enabled: Boolean(entity),
    retry: false,
  });
  if (!entity || error)
    return (
      <p className={classes.note} role="note">
        {t('boards.closed')} {error ? messageOf(error) : ''}
      </p>
    );
  if (!data) return <SkeletonLines count={5} />;
  return (
    <div className={classes.tileBody}>
      {period && !question.period && <p className={classes.note}>{t('boards.undated')}</p>}
      <AnswerView question={question} answer={data} title={props.title} isTile />
    </div>
  );
}
