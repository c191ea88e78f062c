import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListAnswer, MetaEntity, TimelineItem } from '../../../kernel/api.ts';
import { api } from '../../api/client.ts';
import type { RecordValues } from '../../api/records.ts';
import { useFormats } from '../../i18n/format.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ErrorState } from '../../kit/error-state.tsx';
import { SkeletonLines } from '../../kit/skeleton.tsx';
import classes from './timeline.module.css';
import { TimelineLine } from './timeline-line.tsx';

/** Everything that happened, newest first, by day. Refetched whenever any record changes: it may be of this one. */
export function Timeline(props: { entity: MetaEntity; record: RecordValues }) {
  const { entity, record } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['records', entity.base, 'timeline', record.id, record.version],
      queryFn: ({ pageParam, signal }) =>
        api.get<ListAnswer<TimelineItem>>(
          `${entity.route}/${record.id}/timeline`,
          { cursor: pageParam ?? undefined },
          signal,
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.next,
      placeholderData: (old) => old,
      refetchOnMount: 'always',
    });
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} isCompact />;
  if (isPending) return <SkeletonLines count={7} />;
  const items = data.pages.flatMap((p) => p.items);
  if (!items.length)
    return (
      <EmptyState icon={IconHistory} title={t('timeline.empty')} text={t('timeline.emptyText')} isCompact />
    );
  const days = Map.groupBy(items, (i) => formats.dayOf(i.at));
  return (
    <div className={classes.timeline}>
      {[...days].map(([day, list]) => (
        <section key={day}>
          <h3 className={classes.day}>{formats.date(day, true)}</h3>
          {list.map((item) => (
            <TimelineLine key={item.id} item={item} own={record.id} />
          ))}
        </section>
      ))}
      {hasNextPage && (
        <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('timeline.earlier')}
        </Button>
      )}
    </div>
  );
}
