import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../kernel/condition.ts';
import type { Range } from '../../../web/figures/figures.ts';
import { figuresQuery } from '../../../web/figures/figures.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { BarChart } from './bar-chart.tsx';
import classes from './results.module.css';

/** Sales by the month in which they were made, as bars and, for those who do not see them, as a table. */
export default function WonByMonth(props: { range: Range; filter: Condition | undefined }) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const value = useValue();
  const scheme = useComputedColorScheme('light');
  const { range, filter } = props;
  const { data } = useQuery(
    figuresQuery({ metrics: ['deals.won', 'deals.wonCount'], range, filter, group: 'closedOn', by: 'month' }),
  );
  const rows = (data?.rows ?? [])
    .filter((r) => r.key !== null && Number(r.values['deals.wonCount']) > 0)
    .toSorted((a, b) => String(a.key).localeCompare(String(b.key)));
  const points = rows.map((r) => ({
    label: formats.month(String(r.key)),
    value: Number(r.values['deals.won'] ?? 0),
    text: value(r.values['deals.won'], 'money'),
  }));
  return (
    <section className={classes.card}>
      <h2>{t('wonByMonth')}</h2>
      {points.length ? (
        <BarChart key={scheme} points={points} label={t('wonByMonth')} short={formats.short} />
      ) : (
        <p className={classes.nothing}>{t('noSales')}</p>
      )}
      {points.length > 0 && (
        <details className={classes.asTable}>
          <summary>{t('asTable')}</summary>
          <table>
            <tbody>
              {points.map((p) => (
                <tr key={p.label}>
                  <th scope="row">{p.label}</th>
                  <td>{p.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
