import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line } from '../../question.rules.ts';
import type { ShowProps } from './answer-view.tsx';
import { Change } from './change.tsx';
import { Figure } from './figure.tsx';
import classes from './show.module.css';
import { useTexts } from './use-texts.ts';

/** More are drawn when asked for. */
const FIRST_LINES = 200;

/** A line a group, a column a value, the total below. */
export function AnswerTable({ question, answer, title, onSort }: ShowProps) {
  const { t } = useTranslation('reports');
  const texts = useTexts();
  const [isWhole, setWhole] = useState(false);
  const lines = isWhole ? answer.lines : answer.lines.slice(0, FIRST_LINES);
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            {answer.rows.map((d, i) => (
              <Head
                key={d.field}
                by="rows"
                sort={i ? undefined : question.sort}
                onSort={i ? undefined : onSort}
              >
                {texts.grouping(answer.entity, d)}
              </Head>
            ))}
            {texts.heads(question, answer).map((head, i) => (
              <Head
                key={answer.values[i]?.key}
                by={answer.values[i]?.key ?? ''}
                sort={question.sort}
                onSort={answer.rows.length ? onSort : undefined}
              >
                {head}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={JSON.stringify(line.keys)} answer={answer} line={line} />
          ))}
        </tbody>
        <TotalRow answer={answer} />
      </table>
      {answer.lines.length > lines.length && (
        <Button variant="subtle" size="xs" onClick={() => setWhole(true)}>
          {t('showAll', { n: answer.lines.length })}
        </Button>
      )}
    </div>
  );
}

function Head(props: {
  by: string;
  sort: { by: string; desc: boolean } | undefined;
  onSort: ((by: string) => void) | undefined;
  children: string;
}) {
  const { by, sort, onSort } = props;
  const isSorted = sort?.by === by;
  const Arrow = sort?.desc ? IconArrowDown : IconArrowUp;
  if (!onSort) return <th scope="col">{props.children}</th>;
  return (
    <th scope="col" aria-sort={isSorted ? (sort.desc ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => onSort(by)}>
        {props.children}
        {isSorted && <Arrow size={13} />}
      </button>
    </th>
  );
}

type OfAnswer = Pick<ShowProps, 'answer'>;

function Row({ answer, line }: OfAnswer & { line: Line }) {
  const texts = useTexts();
  return (
    <tr>
      {answer.rows.map((d, i) => (
        <th key={d.field} scope="row">
          {texts.key(d, line.keys[i] ?? null, line.names[i] ?? null)}
        </th>
      ))}
      {answer.values.map((v, i) => (
        <td key={v.key}>
          <Figure entity={answer.entity} conditions={[v.condition, line.condition]}>
            {texts.figure(line.values[i], v.unit)}
          </Figure>
          {line.before && <Change now={line.values[i]} before={line.before[i]} unit={v.unit} texts={texts} />}
        </td>
      ))}
    </tr>
  );
}

function TotalRow({ answer }: OfAnswer) {
  const { t } = useTranslation('reports');
  const texts = useTexts();
  const { values, before } = answer.total;
  return (
    <tfoot>
      <tr>
        {answer.rows.map((d, i) => (
          <th key={d.field} scope="row">
            {i ? '' : t('reportSheet.total')}
          </th>
        ))}
        {answer.values.map((v, i) => (
          <td key={v.key}>
            <Figure entity={answer.entity} conditions={[v.condition]}>
              {texts.figure(values[i], v.unit)}
            </Figure>
            {before && <Change now={values[i]} before={before[i]} unit={v.unit} texts={texts} />}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
