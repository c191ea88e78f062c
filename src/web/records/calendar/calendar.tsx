import { ActionIcon, Button } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../api/meta.ts';
import { listQuery } from '../../api/records.ts';
import { useMe } from '../../api/session.ts';
import { todayIn } from '../../fields/values.ts';
import { useFormats } from '../../i18n/format.ts';
import { instantOf } from '../../i18n/zoned.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ErrorState } from '../../kit/error-state.tsx';
import { viewOf } from '../../shell/screens.ts';
import { fieldsToAsk } from '../columns.ts';
import { within } from '../list/groups.ts';
import type { ListState } from '../list-state.ts';
import classes from './calendar.module.css';
import { CalendarDay } from './calendar-day.tsx';
import { daysOfMonth, shiftMonth } from './month.ts';
import { useMoveDay } from './use-move-day.ts';

const MOST = 200;

/** Records on the days of a month, by one of their dates. */
export default function Calendar({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const me = useMe();
  const { entity } = state;
  const today = todayIn(formats.timeZone);
  const month = state.month ?? today.slice(0, 7);
  const by =
    state.definition.date ??
    viewOf(entity)?.calendar?.by ??
    entity.fields.find((f) => f.type === 'date' && !f.isStandard)?.name ??
    'createdAt';
  const field = fieldOf(entity, by);
  const days = daysOfMonth(month, me.company.weekStart);
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  const onStep = useMoveDay(entity, field);
  const isInstant = field?.type === 'instant';
  const range = isInstant
    ? [instantOf(`${first}T00:00`, formats.timeZone), instantOf(`${last}T23:59`, formats.timeZone)]
    : [first, last];
  const filter = within(state.filter, { field: by, op: 'between', value: range });
  const { data, error, refetch } = useQuery({
    ...listQuery(entity, {
      filter,
      q: state.q,
      sort: by,
      limit: MOST,
      fields: fieldsToAsk(entity, state.columns, [by]),
    }),
    enabled: !!field,
    placeholderData: keepPreviousData,
  });
  if (!field) return <EmptyState icon={IconCalendar} title={t('calendar.noField')} />;
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  const byDay = Map.groupBy(data?.items ?? [], (r) =>
    isInstant ? formats.dayOf(String(r[by])) : String(r[by]),
  );
  const go = (step: number): void => state.change({ month: shiftMonth(month, step) });
  return (
    <div className={classes.calendar}>
      <header className={classes.head}>
        <h2>{formats.month(`${month}-01`)}</h2>
        {data?.next && <span className={classes.cut}>{t('calendar.cut', { count: MOST })}</span>}
        <span className={classes.spring} />
        <Button size="xs" variant="default" onClick={() => state.change({ month: undefined })}>
          {t('calendar.today')}
        </Button>
        <ActionIcon aria-label={t('calendar.previous')} onClick={() => go(-1)}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t('calendar.next')} onClick={() => go(1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </header>
      <div className={classes.weekdays} aria-hidden>
        {formats.weekdays(me.company.weekStart).map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div
        className={classes.grid}
        style={{ gridTemplateRows: `repeat(${days.length / 7}, minmax(96px, 1fr))` }}
      >
        {days.map((day) => (
          <CalendarDay
            key={day}
            entity={entity}
            field={field}
            day={day}
            isToday={day === today}
            isOutside={!day.startsWith(month)}
            records={byDay.get(day) ?? []}
            onStep={onStep}
          />
        ))}
      </div>
    </div>
  );
}
