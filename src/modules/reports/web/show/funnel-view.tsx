import { useTranslation } from 'react-i18next';
import { AnswerTable } from './answer-table.tsx';
import type { ShowProps } from './answer-view.tsx';
import { Figure } from './figure.tsx';
import classes from './show.module.css';
import { useTexts } from './use-texts.ts';

/** The first value from step to step: a bar each, with its share of the first. */
export function FunnelView(props: ShowProps) {
  const { t } = useTranslation('reports');
  const texts = useTexts();
  const { answer } = props;
  const [value] = answer.values;
  const numbers = answer.lines.map((l) => Number(l.values[0] ?? 0));
  const most = Math.max(1, ...numbers);
  const first = numbers[0] ?? 0;
  if (!value) return null;
  return (
    <>
      <ol className={classes.funnel} aria-label={props.title}>
        {answer.lines.map((line, i) => (
          <li key={JSON.stringify(line.keys)}>
            <span>
              {answer.rows
                .map((d, j) => texts.key(d, line.keys[j] ?? null, line.names[j] ?? null))
                .join(' · ')}
            </span>
            <i aria-hidden>
              <u style={{ width: `${((numbers[i] ?? 0) / most) * 100}%` }} />
            </i>
            <b>
              <Figure entity={answer.entity} conditions={[value.condition, line.condition]}>
                {texts.figure(line.values[0], value.unit)}
              </Figure>
            </b>
            <small>
              {i > 0 && first > 0
                ? t('ofFirst', { share: Math.round(((numbers[i] ?? 0) / first) * 100) })
                : ''}
            </small>
          </li>
        ))}
      </ol>
      {answer.values.length > 1 && <AnswerTable {...props} />}
    </>
  );
}
