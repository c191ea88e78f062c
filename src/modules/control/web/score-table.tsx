import { useTranslation } from 'react-i18next';
import { FigureLink } from '../../../web/figures/figure-link.tsx';
import { useMetricName } from '../../../web/figures/metric-name.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import classes from './control.module.css';
import { figureOf, type Row } from './control-data.ts';
import tables from './tables.module.css';

/** A line a seller, a column a metric; every figure opens its records. */
export function ScoreTable(props: { title: string; note?: string; rows: Row[]; metrics: string[] }) {
  const { t } = useTranslation('control');
  const metricName = useMetricName();
  const value = useValue();
  const rows = props.rows
    .filter((row) => props.metrics.some((m) => Number(figureOf(row, m)?.value ?? 0) !== 0))
    .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
  return (
    <section className={classes.card}>
      <h2>
        {props.title}
        {props.note && <span>{props.note}</span>}
      </h2>
      {!rows.length && <p className={classes.nothing}>–</p>}
      {rows.length > 0 && (
        <div className={tables.scroll}>
          <table className={tables.table}>
            <thead>
              <tr>
                <th scope="col">{t('team.seller')}</th>
                {props.metrics.map((m) => (
                  <th key={m} scope="col">
                    {metricName(m)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key ?? ''}>
                  <th scope="row">{row.name ?? t('team.without')}</th>
                  {props.metrics.map((m) => {
                    const figure = figureOf(row, m);
                    const isNothing = !figure || figure.value === null || Number(figure.value) === 0;
                    return (
                      <td key={m} data-nothing={isNothing || undefined}>
                        {isNothing ? (
                          '–'
                        ) : (
                          <FigureLink entity={figure.entity} condition={figure.condition}>
                            {value(figure.value, figure.unit, true)}
                          </FigureLink>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
