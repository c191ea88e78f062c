import { IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { useIsPhone } from '../../../web/kit/use-phone.ts';
import { CustomerCard } from './customer-card.tsx';
import { DayLine } from './day-line.tsx';
import classes from './my-day.module.css';
import { type Day, dayQuery } from './my-day-data.ts';
import { useDayKeys } from './use-day-keys.ts';
import { useKeeping } from './use-keeping.ts';
import { useWaitingItems } from './use-waiting.ts';

/** What to do now, first things first; beside it the customer whom the chosen line is about. */
export default function MyDayPage() {
  const { t } = useTranslation('my-day');
  const formats = useFormats();
  const { data: answered, error, refetch } = useQuery(dayQuery);
  const waiting = useWaitingItems();
  useKeeping();
  // What is done and only waits to be sent is no longer to be done.
  const data = answered && { ...answered, items: answered.items.filter((i) => !waiting.has(i.id)) };
  const note = data && `${formats.date(data.date)} · ${t('count', { count: data.items.length })}`;
  return (
    <Page
      header={<PageHeader icon={<IconSun size={17} stroke={1.7} />} title={t('title')} note={note} />}
      ownScroll
    >
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : null}
      {!data && !error && <SkeletonLines count={9} />}
      {data && !data.items.length && (
        <EmptyState icon={IconSun} title={t('nothing')} text={t('nothingText')} />
      )}
      {data && data.items.length > 0 && <Lines day={data} />}
    </Page>
  );
}

function Lines({ day }: { day: Day }) {
  const { t } = useTranslation('my-day');
  const isPhone = useIsPhone();
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    day.items.findIndex((i) => i.id === chosen),
  );
  const item = day.items[at];
  const customer = day.customers.find((c) => c.id === item?.party);
  const choose = (index: number): void => setChosen(day.items[index]?.id ?? null);
  useDayKeys({ day, at, choose });
  // What was done is gone: the line that took its place is the next one.
  useEffect(() => {
    if (chosen && !day.items.some((i) => i.id === chosen)) setChosen(null);
  }, [chosen, day.items]);
  return (
    <div className={classes.split}>
      <ol className={classes.lines} aria-label={t('title')}>
        {day.items.map((line, index) => (
          <DayLine
            key={line.id}
            item={line}
            customer={day.customers.find((c) => c.id === line.party)}
            isChosen={isPhone ? chosen === line.id : index === at}
            onChoose={() => choose(index)}
          >
            {isPhone && chosen === line.id && customer && <CustomerCard customer={customer} />}
          </DayLine>
        ))}
        {day.hasMore && <li className={classes.more}>{t('more')}</li>}
      </ol>
      {customer && !isPhone && <CustomerCard key={customer.id} customer={customer} />}
    </div>
  );
}
