import { Link } from '@tanstack/react-router';
import { behind, type Figures } from '../../../web/figures/figures.ts';
import { useMetricName } from '../../../web/figures/metric-name.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import classes from './results.module.css';

export const tileMetrics = [
  'deals.won',
  'deals.wonCount',
  'deals.winRate',
  'deals.average',
  'deals.cycle',
  'deals.lostCount',
  'deals.pipeline',
  'deals.open',
];

/** The figures of the period, and below them what is in work as of now. */
export function Tiles({ figures }: { figures: Figures }) {
  const nameOf = useMetricName();
  const value = useValue();
  const row = figures.rows[0];
  return (
    <div className={classes.tiles}>
      {figures.metrics
        .filter((m) => tileMetrics.includes(m.name))
        .map((metric) => (
          <Link
            key={metric.name}
            to="/deals"
            search={{ view: 'all', filter: behind(metric.condition) } as never}
            preload={false}
            className={classes.tile}
            data-metric={metric.name}
          >
            <span>{nameOf(metric.name)}</span>
            <b title={value(row?.values[metric.name], metric.unit)}>
              {value(row?.values[metric.name], metric.unit, true)}
            </b>
          </Link>
        ))}
    </div>
  );
}
