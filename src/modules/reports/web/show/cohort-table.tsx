import { useTranslation } from 'react-i18next';
import { todayIn } from '../../../../web/fields/values.ts';
import { type CohortCell, cohortOf } from '../../cohort.rules.ts';
import type { AnswerValue, Line } from '../../question.rules.ts';
import type { ShowProps } from './answer-view.tsx';
import { Figure } from './figure.tsx';
import classes from './show.module.css';
import { useTexts } from './use-texts.ts';

/** Who came in a month, and how many of them came again so many months later. */
export function CohortTable({ question, answer, title }: ShowProps) {
  const { t } = useTranslation('reports');
  const texts = useTexts();
  const [row] = answer.rows;
  const [value] = answer.values;
  if (!row || !value) return null;
  const { most, lines } = cohortOf(answer, question, todayIn(answer.timeZone));
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={title} data-crossed>
        <thead>
          <tr>
            <th scope="col">{texts.grouping(answer.entity, row)}</th>
            <th scope="col">{t('cohort.all')}</th>
            {[...Array(most + 1).keys()].map((later) => (
              <th key={later} scope="col">
                {t(`cohort.${row.by ?? 'month'}`, { n: later })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, cells }) => (
            <tr key={line.keys[0]}>
              <th scope="row">{texts.key(row, line.keys[0] ?? null, null)}</th>
              <td>
                <Figure entity={answer.entity} conditions={[value.condition, line.condition]}>
                  {texts.figure(line.values[0], value.unit)}
                </Figure>
              </td>
              {[...cells.entries()].map(([later, cell]) => (
                <CohortFigure key={later} {...{ answer, value, line, cell }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CohortFigure(props: {
  answer: ShowProps['answer'];
  value: AnswerValue;
  line: Line;
  cell: CohortCell;
}) {
  const texts = useTexts();
  const { answer, value, line, cell } = props;
  if (cell === 'not asked') return <td data-nothing />;
  if (cell === 'nothing') return <td data-nothing>{texts.figure(null, value.unit)}</td>;
  const shade = Math.min(30, Math.round(cell.share * 0.3));
  return (
    <td style={{ background: `color-mix(in srgb, var(--accent) ${shade}%, transparent)` }}>
      <Figure entity={answer.entity} conditions={[value.condition, line.condition, cell.top.condition]}>
        {texts.figure(cell.value, value.unit)}
      </Figure>
      <small className={classes.before}>{texts.figure(String(cell.share), 'percent')}</small>
    </td>
  );
}
