import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import type { CalendarAnswer, CalendarItem } from '../calendar-data.ts';
import { weekdayOf } from '../days.ts';
import { Chip } from './chip.tsx';
import { wallTime } from './clock.ts';
import classes from './month.module.css';
import { slotProps } from './slots.ts';
import type { Drag } from './use-drag.ts';

interface Props {
  days: string[];
  month: string;
  user: string;
  today: string;
  weekStart: number;
  workDays: readonly number[];
  answer: CalendarAnswer | undefined;
  chosen: string | null;
  drag: Drag;
  timeZone: string;
  onOpen(item: CalendarItem): void;
  onDay(day: string): void;
}
const SHOWN = 4;

/** The weeks that a month touches. */
export function MonthGrid(props: Props) {
  const formats = useFormats();
  const byDay = Map.groupBy(props.answer?.items ?? [], (item) => dayOf(item, props.timeZone));
  return (
    <div className={classes.month}>
      <div className={classes.weekdays} aria-hidden>
        {formats.weekdays(props.weekStart).map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div
        className={classes.weeks}
        style={{ gridTemplateRows: `repeat(${props.days.length / 7}, minmax(92px, 1fr))` }}
      >
        {props.days.map((day) => (
          <MonthDay key={day} {...props} day={day} items={inOrder(byDay.get(day) ?? [])} />
        ))}
      </div>
    </div>
  );
}

export const dayOf = (item: CalendarItem, timeZone: string): string =>
  item.day ?? wallTime(item.startsAt ?? '', timeZone).day;
/** What has no hour first, then by the hour. */
export const inOrder = (items: CalendarItem[]): CalendarItem[] =>
  items.toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''));

function MonthDay(props: Props & { day: string; items: CalendarItem[] }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const { day, items, drag } = props;
  const off = props.answer?.daysOff.find((d) => d.date === day);
  const isRest = off ? !off.isWorked : !props.workDays.includes(weekdayOf(day));
  const isOver = drag.draft?.surface === 'day' && drag.draft.day === day;
  const shown = items.length > SHOWN ? SHOWN - 1 : SHOWN;
  const chips = (list: CalendarItem[]) =>
    list.map((item) => (
      <Chip
        key={item.id + item.startsAt}
        item={item}
        drag={drag}
        isChosen={item.id === props.chosen}
        timeZone={props.timeZone}
        onOpen={props.onOpen}
      />
    ));
  return (
    <section
      className={classes.monthDay}
      {...slotProps(day, props.user, 'day')}
      data-today={day === props.today || undefined}
      data-outside={!day.startsWith(props.month) || undefined}
      data-rest={isRest || undefined}
      data-over={isOver || undefined}
      aria-label={formats.date(day)}
      onPointerDown={(e) => drag.begin(e, { mode: 'create', item: null, start: 0, length: 0 })}
    >
      <header>
        <button
          type="button"
          aria-label={t('openDay', { day: formats.date(day) })}
          onPointerDown={(e) => e.stopPropagation()}
          onClick={() => props.onDay(day)}
        >
          {Number(day.slice(8))}
        </button>
        {off && <em title={off.name}>{off.name}</em>}
      </header>
      {chips(items.slice(0, shown))}
      {items.length > shown && (
        <Popover width={280} position="bottom">
          <Popover.Target>
            <button type="button" className={classes.more} onPointerDown={(e) => e.stopPropagation()}>
              {t('more', { count: items.length - shown })}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.all} onPointerDown={(e) => e.stopPropagation()}>
            {chips(items)}
          </Popover.Dropdown>
        </Popover>
      )}
    </section>
  );
}
