import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { behind, type Figures, type FiguresRow } from '../../../web/figures/figures.ts';
import { useMetricName } from '../../../web/figures/metric-name.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import classes from './results.module.css';

/** `by` is a metric, or empty for the first column's default. */
export interface Order {
  by: string;
  isUp: boolean;
}
interface Props {
  title: string;
  figures: Figures;
  rows: FiguresRow[];
  order: Order;
  onOrder(order: Order): void;
  nameOf(row: FiguresRow): string;
}

/** A row a group, a column a metric; the bar shows the share of the largest, each figure leads to its deals. */
export function TableGrid({ title, figures, rows, order, onOrder, nameOf }: Props) {
  const { t } = useTranslation('results');
  const metricName = useMetricName();
  const { metrics } = figures;
  const main = metrics[0]?.name ?? '';
  const most = Math.max(1, ...rows.map((r) => Number(r.values[main] ?? 0)));
  const turn = (by: string): void => onOrder({ by, isUp: order.by === by ? !order.isUp : false });
  if (!rows.length) return <p className={classes.nothing}>{t('nothing')}</p>;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <HeadCell title={title} by="name" order={order} onTurn={turn} />
            {metrics.map((m) => (
              <HeadCell key={m.name} title={metricName(m.name)} by={m.name} order={order} onTurn={turn} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? ''}>
              <th scope="row">
                {nameOf(row)}
                <i aria-hidden>
                  <u style={{ width: `${(Number(row.values[main] ?? 0) / most) * 100}%` }} />
                </i>
              </th>
              {metrics.map((m) => (
                <Figure key={m.name} metric={m} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell(props: { title: string; by: string; order: Order; onTurn(by: string): void }) {
  const { by, order } = props;
  const isOrder = order.by === by;
  const Arrow = order.isUp ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" aria-sort={isOrder ? (order.isUp ? 'ascending' : 'descending') : 'none'}>
      <button type="button" onClick={() => props.onTurn(by)}>
        {props.title}
        {isOrder && <Arrow size={13} />}
      </button>
    </th>
  );
}

function Figure({ metric, row }: { metric: Figures['metrics'][number]; row: FiguresRow }) {
  const value = useValue();
  const raw = row.values[metric.name];
  const text = value(raw, metric.unit);
  if (raw === null || raw === undefined || Number(raw) === 0) return <td data-nothing>{text}</td>;
  const filter = behind(metric.condition, row.condition);
  return (
    <td>
      <Link to="/deals" search={{ view: 'all', filter } as never} preload={false}>
        {text}
      </Link>
    </td>
  );
}

/** Largest first by the first metric where nothing else was asked for; groups without a value last. */
export function sorted(
  rows: FiguresRow[],
  order: Order,
  metrics: string[],
  nameOf: (row: FiguresRow) => string,
): FiguresRow[] {
  const by = order.by || (metrics[0] ?? '');
  const sign = order.isUp ? 1 : -1;
  const compare = (a: FiguresRow, b: FiguresRow): number =>
    by === 'name'
      ? -nameOf(a).localeCompare(nameOf(b))
      : Number(a.values[by] ?? -1) - Number(b.values[by] ?? -1);
  return rows.toSorted((a, b) => Number(a.key === null) - Number(b.key === null) || sign * compare(a, b));
}
