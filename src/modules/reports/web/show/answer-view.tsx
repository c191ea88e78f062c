import { IconTableOff } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../web/kit/empty-state.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import type { Answer, Question } from '../../question.rules.ts';
import { AnswerTable } from './answer-table.tsx';
import { CohortTable } from './cohort-table.tsx';
import { CrossTable } from './cross-table.tsx';
import { FunnelView } from './funnel-view.tsx';
import classes from './show.module.css';

const ChartView = lazy(() => import('./chart-view.tsx'));

export interface ShowProps {
  question: Question;
  answer: Answer;
  title: string;
  /** Click on a heading; none where the order is not to be changed. */
  onSort?: ((by: string) => void) | undefined;
  /** On a board a chart stands by itself. */
  isTile?: boolean;
}

/** An answer in the form that the question asks for. */
export function AnswerView(props: ShowProps) {
  const { t } = useTranslation('reports');
  const { question, answer } = props;
  if (!answer.lines.length && !answer.tops.length && question.rows.length)
    return <EmptyState icon={IconTableOff} title={t('nothing')} text={t('nothingText')} isCompact />;
  return (
    <>
      <Form {...props} />
      {answer.isCut && <p className={classes.note}>{t('cut', { n: answer.lines.length })}</p>}
    </>
  );
}

function Form(props: ShowProps) {
  const { question, answer } = props;
  const isCrossed = answer.tops.length > 0;
  const table = isCrossed ? <CrossTable {...props} /> : <AnswerTable {...props} />;
  switch (question.form) {
    case 'line':
    case 'bar':
      return (
        <>
          <Suspense fallback={<SkeletonLines count={7} />}>
            <ChartView {...props} />
          </Suspense>
          {!props.isTile && table}
        </>
      );
    case 'funnel':
      return <FunnelView {...props} />;
    case 'cohort':
      return isCrossed ? <CohortTable {...props} /> : table;
    default:
      return table;
  }
}
