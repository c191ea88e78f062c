import { Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../kernel/condition.ts';
import type { Range } from '../../../web/figures/figures.ts';
import { type FiguresRow, figuresQuery } from '../../../web/figures/figures.ts';
import { useMetricName } from '../../../web/figures/metric-name.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { type Dimension, dimensions } from './address.ts';
import classes from './results.module.css';
import { csvOf, download } from './save-csv.ts';
import { type Order, sorted, TableGrid } from './table-grid.tsx';
import { useAddress } from './use-address.ts';

const whole = [
  'deals.won',
  'deals.wonCount',
  'deals.lostCount',
  'deals.winRate',
  'deals.average',
  'deals.cycle',
];
const withOpen = [...whole, 'deals.pipeline', 'deals.open'];
/** What has not ended has neither a month of closing nor a reason of refusal. */
const metricsOf = (d: Dimension): string[] =>
  d === 'month' ? whole : d === 'lossReason' ? ['deals.lostCount', 'deals.cycle'] : withOpen;

/** The same figures by whoever and whatever they are made of. */
export function ResultsTable({ range, filter }: { range: Range; filter: Condition | undefined }) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const metricName = useMetricName();
  const [{ by: dimension = 'seller', order: asked }, change] = useAddress();
  const order = readOrder(asked);
  const metrics = metricsOf(dimension);
  const { data, error, refetch } = useQuery(
    figuresQuery({ metrics, range, filter, ...dimensions[dimension] }),
  );
  const nameOf = (row: FiguresRow): string => {
    if (row.key === null) return t('without');
    return dimension === 'month' ? formats.month(row.key) : (row.name ?? row.key);
  };
  const isAnswer = data?.metrics.every((m) => metrics.includes(m.name));
  const rows = data && isAnswer ? sorted(data.rows.filter(hasFigures), order, metrics, nameOf) : [];
  const save = (): void => {
    const head = [t(`by.${dimension}`), ...metrics.map(metricName)];
    const lines = rows.map((row) => [nameOf(row), ...metrics.map((m) => row.values[m] ?? '')]);
    download(`${t('title')}.csv`, csvOf([head, ...lines]));
  };
  return (
    <section className={classes.card}>
      <header className={classes.tableHead}>
        <h2>{t('table')}</h2>
        <Select
          w={180}
          aria-label={t('by.label')}
          data={Object.keys(dimensions).map((value) => ({ value, label: t(`by.${value}`) }))}
          value={dimension}
          allowDeselect={false}
          onChange={(value) => value && change({ by: value as Dimension, order: undefined })}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={15} />}
          disabled={!rows.length}
          onClick={save}
        >
          {t('export')}
        </Button>
      </header>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={5} />}
      {data && isAnswer && (
        <TableGrid
          title={t(`by.${dimension}`)}
          figures={data}
          rows={rows}
          order={order}
          onOrder={(next) => change({ order: `${next.isUp ? '' : '-'}${next.by}` }, true)}
          nameOf={nameOf}
        />
      )}
    </section>
  );
}

const hasFigures = (row: FiguresRow): boolean =>
  Object.values(row.values).some((v) => v !== null && Number(v) !== 0);

const readOrder = (asked: string | undefined): Order => ({
  by: asked?.replace(/^-/, '') ?? '',
  isUp: !!asked && !asked.startsWith('-'),
});
