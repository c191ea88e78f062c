import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconBell, IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { useIsPhone } from '../../../web/kit/use-phone.ts';
import classes from './notifications.module.css';
import { notificationsQuery, type Told } from './notifications-data.ts';
import { ToldLine } from './told-line.tsx';
import { useLineKeys } from './use-line-keys.ts';
import { useMarks } from './use-marks.ts';

/** Everything that one was told, by day, the newest first. */
export default function NotificationsPage() {
  const { t } = useTranslation('reminders');
  const [isUnreadOnly, setUnreadOnly] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    notificationsQuery(isUnreadOnly),
  );
  const lines = data?.pages.flatMap((p) => p.items);
  const empty = isUnreadOnly ? 'nothingUnread' : 'nothing';
  return (
    <Page
      header={
        <PageHeader
          icon={<IconBell size={17} stroke={1.7} />}
          title={t('title')}
          actions={<Actions lines={lines ?? []} isUnreadOnly={isUnreadOnly} onChange={setUnreadOnly} />}
        />
      }
    >
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {!data && !error && <SkeletonLines count={9} />}
      {lines && !lines.length && <EmptyState icon={IconBell} title={t(empty)} text={t(`${empty}Text`)} />}
      {lines && lines.length > 0 && <Days lines={lines} />}
      {hasNextPage && (
        <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </Page>
  );
}

function Actions(props: { lines: Told[]; isUnreadOnly: boolean; onChange(isUnreadOnly: boolean): void }) {
  const { t } = useTranslation('reminders');
  const marks = useMarks();
  const isPhone = useIsPhone();
  const newest = props.lines[0];
  const markAll = {
    disabled: !props.lines.some((line) => !line.readAt),
    onClick: () => newest && void marks.readAll(newest.at),
  };
  return (
    <>
      <SegmentedControl
        aria-label={t('which')}
        value={props.isUnreadOnly ? 'unread' : 'all'}
        onChange={(value) => props.onChange(value === 'unread')}
        data={[
          { value: 'all', label: t('everything') },
          { value: 'unread', label: t('unreadOnly') },
        ]}
      />
      {isPhone ? (
        <ActionIcon size={32} variant="default" aria-label={t('markAll')} {...markAll}>
          <IconChecks size={16} stroke={1.7} />
        </ActionIcon>
      ) : (
        <Button variant="default" leftSection={<IconChecks size={16} stroke={1.7} />} {...markAll}>
          {t('markAll')}
        </Button>
      )}
    </>
  );
}

function Days({ lines }: { lines: Told[] }) {
  const formats = useFormats();
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    lines.findIndex((line) => line.id === chosen),
  );
  useLineKeys(lines, at, (index) => setChosen(lines[index]?.id ?? null));
  const days = Map.groupBy(lines, (line) => formats.dayOf(line.at));
  return (
    <div className={classes.days}>
      {[...days].map(([day, list]) => (
        <section key={day}>
          <h2>
            <DayName day={day} />
          </h2>
          <ol>
            {list.map((line) => (
              <ToldLine
                key={line.id}
                line={line}
                isChosen={line === lines[at]}
                onChoose={() => setChosen(line.id)}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function DayName({ day }: { day: string }) {
  const { t } = useTranslation('reminders');
  const formats = useFormats();
  const today = formats.dayOf(Date.now());
  if (day === today) return t('today');
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  return day === yesterday ? t('yesterday') : formats.date(day, true);
}
