import { useTranslation } from 'react-i18next';
import { useMetricName } from '../../../../web/figures/metric-name.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { Bone } from '../../../../web/kit/skeleton.tsx';
import type { BoardPeriod } from '../../tiles.rules.ts';
import { Change } from '../show/change.tsx';
import { Figure } from '../show/figure.tsx';
import { useTexts } from '../show/use-texts.ts';
import { useAnswer } from '../use-answer.ts';
import { type MetricName, useMetrics } from '../use-metrics.ts';
import classes from './board.module.css';

/** One figure, in the board's period (this month where none is chosen) beside the one before. */
export function MetricTile({ metric, period }: { metric: string; period: BoardPeriod | undefined }) {
  const metrics = useMetrics();
  const known = metrics.find((m) => m.name === metric);
  const name = useMetricName()(metric);
  const { t } = useTranslation('reports');
  return (
    <>
      <h2>{name}</h2>
      {known ? (
        <Value metric={known} period={known.isDated ? (period ?? { named: 'thisMonth' }) : undefined} />
      ) : (
        <p className={classes.note}>{metrics.length > 0 && t('boards.closed')}</p>
      )}
    </>
  );
}

function Value({ metric, period }: { metric: MetricName; period: BoardPeriod | undefined }) {
  const { t } = useTranslation('reports');
  const { t: core } = useTranslation();
  const texts = useTexts();
  const formats = useFormats();
  const daysText = ({ named, from = '', until = '' }: BoardPeriod): string =>
    named ? core(`period.${named}`) : `${formats.date(from)} – ${formats.date(until)}`;
  const { entity } = metric;
  const { data, error } = useAnswer({
    entity,
    rows: [],
    columns: [],
    values: [{ key: 'a', metric: metric.name }],
    calculated: [],
    ...(period ? { period: { field: 'createdAt', ...period }, compare: 'before' } : {}),
    form: 'table',
  });
  if (error) return <p className={classes.note}>{t('boards.closed')}</p>;
  const value = data?.values[0];
  if (!data || !value) return <Bone width={120} height={24} />;
  return (
    <p className={classes.big}>
      <b>
        <Figure entity={entity} conditions={[value.condition]}>
          {texts.figure(data.total.values[0], value.unit, true)}
        </Figure>
      </b>
      <span>
        {period ? daysText(period) : t('boards.now')}
        <Change
          now={data.total.values[0]}
          before={data.total.before?.[0]}
          unit={value.unit}
          texts={texts}
          isShort
        />
      </span>
    </p>
  );
}
