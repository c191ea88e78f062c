import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import type { CalendarAnswer, CalendarItem } from '../calendar-data.ts';
import { Chip } from './chip.tsx';
import { minuteOf, momentOf } from './clock.ts';
import { ColumnHead } from './column-head.tsx';
import classes from './hours.module.css';
import { slotProps } from './slots.ts';
import { type Column, TimeColumn } from './time-column.tsx';
import type { Drag } from './use-drag.ts';
import { useNow } from './use-now.ts';

interface Props {
  columns: Column[];
  answer: CalendarAnswer | undefined;
  isTeam: boolean;
  chosen: string | null;
  drag: Drag;
  timeZone: string;
  secondZone: string | null;
  onOpen(item: CalendarItem): void;
  onDay(day: string): void;
}
/** Of a colleague's column; more of them scroll. */
const LEAST_PX = 120;
const HOUR_PX = 48;
const HOURS = Array.from({ length: 24 }, (_, i) => i);
/** A little of the time before work is seen too. */
const BEFORE_WORK = 45;

/** Days, or colleagues of one day, beside each other by the hour; above them what has a day only. */
export function TimeGrid(props: Props) {
  const { t } = useTranslation('calendar');
  const { columns, answer, drag, timeZone, secondZone } = props;
  const body = useRef<HTMLDivElement>(null);
  const firstHour = useRef(minuteOf(columns[0]?.person?.hours.from ?? '09:00'));
  const now = useNow(timeZone);
  useEffect(() => {
    const element = body.current;
    if (element) element.scrollTop = ((firstHour.current - BEFORE_WORK) / 60) * HOUR_PX;
  }, []);
  const items = answer?.items ?? [];
  const of = (column: Column): CalendarItem[] => items.filter((i) => i.users.includes(column.user));
  const axis = secondZone ? 96 : 56;
  const least = props.isTeam ? LEAST_PX : 0;
  const style = {
    gridTemplateColumns: `${axis}px repeat(${columns.length}, minmax(${least}px, 1fr))`,
    minWidth: axis + least * columns.length,
  };
  return (
    <div className={classes.grid} ref={body} data-team={props.isTeam || undefined}>
      <div className={classes.heads} style={style}>
        <div className={classes.corner}>
          {secondZone && (
            <>
              <small title={secondZone}>{cityOf(secondZone)}</small>
              <small title={timeZone}>{cityOf(timeZone)}</small>
            </>
          )}
        </div>
        {columns.map((column) => (
          <ColumnHead
            key={column.key}
            column={column}
            isTeam={props.isTeam}
            isToday={now.day === column.day}
            off={answer?.daysOff.find((d) => d.date === column.day)}
            onDay={props.onDay}
          />
        ))}
        <div className={classes.stripName}>{t('allDay')}</div>
        {columns.map((column) => (
          <div
            key={column.key}
            className={classes.strip}
            {...slotProps(column.day, column.user, 'strip')}
            data-over={isOver(drag, column) || undefined}
            onPointerDown={(e) => drag.begin(e, { mode: 'create', item: null, start: 0, length: 0 })}
          >
            {of(column)
              .filter((i) => i.day === column.day)
              .map((item) => (
                <Chip
                  key={item.id}
                  item={item}
                  drag={drag}
                  isChosen={item.id === props.chosen}
                  timeZone={timeZone}
                  onOpen={props.onOpen}
                />
              ))}
          </div>
        ))}
      </div>
      <div className={classes.columns} style={style}>
        <Axis day={columns[0]?.day ?? ''} timeZone={timeZone} secondZone={secondZone} />
        {columns.map((column) => (
          <TimeColumn
            key={column.key}
            column={column}
            items={of(column)}
            now={now.day === column.day ? now.minute : null}
            chosen={props.chosen}
            drag={drag}
            timeZone={timeZone}
            onOpen={props.onOpen}
          />
        ))}
      </div>
    </div>
  );
}

const isOver = ({ draft }: Drag, { day, user }: Column): boolean =>
  draft?.surface === 'strip' && draft.day === day && draft.user === user;
const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

function Axis({ day, timeZone, secondZone }: { day: string; timeZone: string; secondZone: string | null }) {
  const formats = useFormats();
  const inOther = (hour: number): string => {
    const at = new Date(momentOf(day, hour * 60, timeZone));
    return new Intl.DateTimeFormat(formats.language === 'en' ? 'en-GB' : 'ru-RU', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: secondZone ?? timeZone,
    }).format(at);
  };
  return (
    <div className={classes.axis} aria-hidden>
      {HOURS.slice(1).map((hour) => (
        <div key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
          {secondZone && day && <small>{inOther(hour)}</small>}
          <span>{day && formats.time(momentOf(day, hour * 60, timeZone))}</span>
        </div>
      ))}
    </div>
  );
}
