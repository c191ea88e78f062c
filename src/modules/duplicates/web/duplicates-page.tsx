import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useHasRight } from '../../../web/api/session.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { toast } from '../../../web/kit/toast.tsx';
import classes from './duplicates.module.css';
import { type Pair, type PairPage, pairsKey, useDecide } from './duplicates-data.ts';
import { PairCard } from './pair-card.tsx';

interface Status {
  checked: number;
  all: number;
  finishedAt: string | null;
}

/** Customers who may be one, the likeliest first: made one, or known to be two. */
export default function DuplicatesPage() {
  const { t } = useTranslation('duplicates');
  const [state, setState] = useState<Pair['state']>('open');
  const { batch } = useSearch({ strict: false }) as { batch?: string };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...pairsKey, 'list', state, batch ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<PairPage>('duplicates', { state, batch, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const pairs = data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Page header={<PageHeader title={t('title')} />}>
      <div className={classes.page}>
        <div className={classes.bar}>
          <SegmentedControl
            aria-label={t('show')}
            value={state}
            onChange={(v) => setState(v as Pair['state'])}
            data={(['open', 'different'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
          />
          {batch && (
            <span>
              {t('imported.only')} ·{' '}
              <RecordLink to="/duplicates" className={classes.quietLink}>
                {t('imported.all')}
              </RecordLink>
            </span>
          )}
          <RecordLink to="/merges" className={classes.quietLink}>
            {t('merged.all')}
          </RecordLink>
          <CheckAll />
        </div>
        {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
        {!data && !error && <SkeletonLines count={8} />}
        {data && !pairs.length && (
          <EmptyState icon={IconArrowMerge} title={t(`empty.${state}`)} text={t(`empty.${state}Text`)} />
        )}
        <ul className={classes.pairs}>
          {pairs.map((pair) => (
            <PairCard key={pair.id} pair={pair} />
          ))}
        </ul>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </Page>
  );
}

/** How far the comparison of everybody with everybody is, and once more from the beginning for whoever administers. */
function CheckAll() {
  const { t } = useTranslation('duplicates');
  const canCheck = useHasRight('administer');
  const { data } = useQuery({
    queryKey: [...pairsKey, 'status'],
    queryFn: ({ signal }) => api.get<Status>('duplicates/status', undefined, signal),
    refetchInterval: (query) => (query.state.data?.finishedAt ? false : 4000),
  });
  const check = useDecide(() => api.post('duplicates/check', {}));
  const isRunning = data && !data.finishedAt;
  return (
    <span className={classes.status} role="status">
      {isRunning && t('checking', { checked: Math.min(data.checked, data.all), all: data.all })}
      {canCheck && !isRunning && (
        <Button
          variant="subtle"
          size="xs"
          loading={check.isPending}
          onClick={() => check.mutate(undefined, { onSuccess: () => toast(t('checkStarted')) })}
        >
          {t('check')}
        </Button>
      )}
    </span>
  );
}
