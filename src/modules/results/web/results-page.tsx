import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { canRead, useMeta } from '../../../web/api/meta.ts';
import { useMe } from '../../../web/api/session.ts';
import { figuresQuery } from '../../../web/figures/figures.ts';
import { UnratedNote } from '../../../web/figures/unrated-note.tsx';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { filterOf } from './address.ts';
import { Filters } from './filters.tsx';
import { Funnel } from './funnel.tsx';
import { PeriodChooser } from './period-chooser.tsx';
import classes from './results.module.css';
import { ResultsTable } from './results-table.tsx';
import { Tiles, tileMetrics } from './tiles.tsx';
import { useAddress } from './use-address.ts';
import { usePeriod } from './use-period.ts';

const WonByMonth = lazy(() => import('./won-by-month.tsx'));

/** What the sales department has achieved and what it has in work; every figure opens the deals behind it. */
export default function ResultsPage() {
  const { t } = useTranslation('results');
  const me = useMe();
  const deal = useMeta().find('deals.deal');
  const period = usePeriod();
  const { range } = period;
  const [address] = useAddress();
  const filter = useMemo(() => filterOf(address), [address]);
  const tiles = useQuery(figuresQuery({ metrics: [...tileMetrics, 'deals.count'], range, filter }));
  const header = (
    <PageHeader
      icon={<IconChartBar size={17} stroke={1.6} />}
      title={t('title')}
      actions={<PeriodChooser period={period} />}
    />
  );
  const content = (): React.ReactNode => {
    if (!canRead(deal)) return <EmptyState icon={IconChartBar} title={t('denied')} text={t('deniedText')} />;
    if (tiles.error) return <ErrorState error={tiles.error} onRetry={() => tiles.refetch()} />;
    if (!tiles.data) return <SkeletonLines count={8} height={20} />;
    if (!filter && tiles.data.rows[0]?.values['deals.count'] === '0')
      return <EmptyState icon={IconChartBar} title={t('empty')} text={t('emptyText')} />;
    return (
      <>
        <Filters entity={deal} />
        <UnratedNote filter={filter} />
        <Tiles figures={tiles.data} />
        <div className={classes.pair}>
          <Suspense fallback={<SkeletonLines count={6} />}>
            <WonByMonth range={range} filter={filter} />
          </Suspense>
          <Funnel filter={filter} />
        </div>
        <ResultsTable range={range} filter={filter} />
        <p className={classes.zone}>{t('zone', { zone: me.company.timeZone })}</p>
      </>
    );
  };
  return (
    <Page header={header}>
      <div className={classes.page}>{content()}</div>
    </Page>
  );
}
