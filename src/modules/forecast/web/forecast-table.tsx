import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureLink } from '../../../web/figures/figure-link.tsx';
import { useValue } from '../../../web/figures/use-value.ts';
import { AdjustForm } from './adjust-form.tsx';
import classes from './forecast.module.css';
import { type Adjustment, type Forecast, figureOf, type Node } from './forecast-data.ts';
import { type Line, linesOf } from './lines.ts';

const columns = [
  ['won', 'deals.won'],
  ['commit', 'deals.forecast.commit'],
  ['bestCase', 'deals.forecast.bestCase'],
  ['pipeline', 'deals.forecast.pipeline'],
  ['expected', 'deals.expected'],
] as const;

/** Who expects what in the month; the heads' own figures stand beside what the deals say. */
export function ForecastTable(props: { forecast: Forecast; month: string; canAdjust: boolean }) {
  const { t } = useTranslation('forecast');
  const [adjusted, setAdjusted] = useState<Node | null>(null);
  return (
    <section className={classes.card}>
      <h2>{t('page.what')}</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('page.who')}</th>
              {columns.map(([key]) => (
                <th key={key} scope="col">
                  {t(`page.${key}`)}
                </th>
              ))}
              <th scope="col">{t('page.adjusted')}</th>
            </tr>
          </thead>
          <tbody>
            {linesOf(props.forecast.nodes).map((line) => (
              <ForecastRow
                key={line.node.id}
                line={line}
                adjustments={props.forecast.adjustments.filter((a) => isAbout(a, line.node))}
                onAdjust={
                  props.canAdjust && line.node.kind !== 'all' && line.node.id
                    ? () => setAdjusted(line.node)
                    : undefined
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {adjusted && (
        <AdjustForm
          node={adjusted}
          month={props.month}
          adjustments={props.forecast.adjustments.filter((a) => isAbout(a, adjusted))}
          onClose={() => setAdjusted(null)}
        />
      )}
    </section>
  );
}

const isAbout = (a: Adjustment, node: Node): boolean =>
  a.category === 'commit' && (node.kind === 'user' ? a.user === node.id : a.department === node.id);

function ForecastRow(props: { line: Line; adjustments: Adjustment[]; onAdjust: (() => void) | undefined }) {
  const { t } = useTranslation('forecast');
  const value = useValue();
  const { node, depth } = props.line;
  const name = node.kind === 'all' ? t('page.whole') : node.name || '–';
  return (
    <tr data-kind={node.kind}>
      <th scope="row" style={{ paddingLeft: depth * 16 }}>
        {name}
      </th>
      {columns.map(([key, metric]) => {
        const figure = figureOf(node, metric);
        if (!figure || Number(figure.value ?? 0) === 0)
          return (
            <td key={key} data-nothing>
              –
            </td>
          );
        return (
          <td key={key}>
            <FigureLink entity={figure.entity} condition={figure.condition}>
              {value(figure.value, 'money', true)}
            </FigureLink>
          </td>
        );
      })}
      <td>
        {props.adjustments.map((a) => (
          <span key={a.id} className={classes.adjustment} title={a.note ?? undefined}>
            {value(a.amount, 'money', true)}
            <small>{a.note ? t('page.by', { name: a.authorName, note: a.note }) : a.authorName}</small>
          </span>
        ))}
        {!props.adjustments.length && node.adjusted !== null && (
          <span className={classes.adjustment}>
            {value(node.adjusted, 'money', true)}
            <small>{t('page.beneath')}</small>
          </span>
        )}
        {props.onAdjust && (
          <ActionIcon size="sm" aria-label={t('page.adjust', { name })} onClick={props.onAdjust}>
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}
