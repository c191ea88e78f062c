import { useTranslation } from 'react-i18next';
import type { Line } from '../../question.rules.ts';
import type { ShowProps } from './answer-view.tsx';
import { Figure } from './figure.tsx';
import classes from './show.module.css';
import { type Texts, useTexts } from './use-texts.ts';

/** Groups down and across, each value in a column of its own under its group, totals at both ends. */
export function CrossTable({ question, answer, title }: ShowProps) {
  const { t } = useTranslation('reports');
  const texts = useTexts();
  const heads = texts.heads(question, answer);
  const isOne = heads.length === 1;
  const span = isOne ? {} : { colSpan: heads.length };
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={title} data-crossed>
        <thead>
          <tr>
            {answer.rows.map((d) => (
              <th key={d.field} scope="col" rowSpan={isOne ? 1 : 2}>
                {texts.grouping(answer.entity, d)}
              </th>
            ))}
            {!answer.rows.length && <td rowSpan={isOne ? 1 : 2} />}
            {answer.tops.map((top) => (
              <th key={JSON.stringify(top.keys)} scope="col" {...span}>
                {topText(answer, top, texts)}
              </th>
            ))}
            <th scope="col" {...span}>
              {t('reportSheet.total')}
            </th>
          </tr>
          {!isOne && (
            <tr>
              {[...answer.tops.keys(), -1].flatMap((j) =>
                heads.map((head, i) => (
                  <th key={`${j}|${answer.values[i]?.key}`} scope="col" data-sub>
                    {head}
                  </th>
                )),
              )}
            </tr>
          )}
        </thead>
        <tbody>
          {answer.lines.map((line, i) => (
            <CrossRow
              key={JSON.stringify(line.keys)}
              answer={answer}
              line={line}
              cells={answer.cells[i] ?? []}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            {answer.rows.map((d, i) => (
              <th key={d.field} scope="row">
                {i ? '' : t('reportSheet.total')}
              </th>
            ))}
            {!answer.rows.length && <th scope="row">{t('reportSheet.total')}</th>}
            {answer.tops.map((top) => (
              <Cells key={JSON.stringify(top.keys)} answer={answer} at={[top]} values={top.values} />
            ))}
            <Cells answer={answer} at={[]} values={answer.total.values} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

export const topText = (answer: ShowProps['answer'], top: Line, texts: Texts): string =>
  answer.columns.map((d, i) => texts.key(d, top.keys[i] ?? null, top.names[i] ?? null)).join(' · ');

function CrossRow(props: { answer: ShowProps['answer']; line: Line; cells: (string | null)[][] }) {
  const texts = useTexts();
  const { answer, line, cells } = props;
  return (
    <tr>
      {answer.rows.map((d, i) => (
        <th key={d.field} scope="row">
          {texts.key(d, line.keys[i] ?? null, line.names[i] ?? null)}
        </th>
      ))}
      {answer.tops.map((top, j) => (
        <Cells key={JSON.stringify(top.keys)} answer={answer} at={[line, top]} values={cells[j] ?? []} />
      ))}
      <Cells answer={answer} at={[line]} values={line.values} />
    </tr>
  );
}

/** The values of one crossing. */
function Cells(props: { answer: ShowProps['answer']; at: Line[]; values: (string | null)[] }) {
  const texts = useTexts();
  const { answer, at, values } = props;
  return answer.values.map((v, i) =>
    values[i] === undefined || values[i] === null ? (
      <td key={v.key} data-nothing>
        –
      </td>
    ) : (
      <td key={v.key}>
        <Figure entity={answer.entity} conditions={[v.condition, ...at.map((l) => l.condition)]}>
          {texts.figure(values[i], v.unit)}
        </Figure>
      </td>
    ),
  );
}
