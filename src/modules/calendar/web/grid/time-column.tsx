import { type PointerEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import type { CalendarItem, Person } from '../calendar-data.ts';
import { weekdayOf } from '../days.ts';
import { clockText, minuteOf, momentOf, wallTime } from './clock.ts';
import { EventBox } from './event-box.tsx';
import classes from './hours.module.css';
import { type Block, layOut } from './lay-out.ts';
import { slotProps } from './slots.ts';
import type { Drag } from './use-drag.ts';

export interface Column {
  key: string;
  day: string;
  user: string;
  /** Whose hours are shaded. */
  person: Person | undefined;
  isOff: boolean;
}
interface Props {
  column: Column;
  items: CalendarItem[];
  now: number | null;
  chosen: string | null;
  drag: Drag;
  timeZone: string;
  onOpen(item: CalendarItem): void;
}

/** One day of one person by the hour: takes what is drawn or dropped on it. */
export function TimeColumn({ column, items, now, chosen, drag, timeZone, onOpen }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const { day, user, person, isOff } = column;
  const blocks = useMemo(() => layOut(items, day, timeZone), [items, day, timeZone]);
  const work = useMemo(() => (isOff ? null : workOf(person, day, timeZone)), [person, isOff, day, timeZone]);
  const { draft } = drag;
  const isHere = draft?.surface === 'time' && draft.day === day && draft.user === user;
  const grip = (event: PointerEvent, mode: 'move' | 'resize', block: Block): void => {
    const { item, start, end } = block;
    drag.begin(event, { mode, item, start: block.isFromBefore ? 0 : start, length: end - start });
  };
  return (
    <section
      className={classes.column}
      {...slotProps(day, user, 'time')}
      aria-label={[person?.name, formats.date(day)].filter(Boolean).join(', ')}
      onPointerDown={(e) => drag.begin(e, { mode: 'create', item: null, start: 0, length: 0 })}
    >
      {work ? (
        <>
          <div className={classes.rest} style={{ top: 0, height: `${(work[0] / 1440) * 100}%` }} />
          <div className={classes.rest} style={{ top: `${(work[1] / 1440) * 100}%`, bottom: 0 }} />
        </>
      ) : (
        <div className={classes.rest} style={{ inset: 0 }} />
      )}
      {blocks.map((block) => (
        <EventBox
          key={block.item.id + block.item.startsAt}
          block={block}
          isChosen={block.item.id === chosen}
          isDragged={block.item.id === draft?.item?.id}
          onOpen={(item) => drag.isClick() && onOpen(item)}
          onGrip={grip}
        />
      ))}
      {isHere && draft && (
        <div
          className={classes.ghost}
          style={{
            top: `${(draft.start / 1440) * 100}%`,
            height: `${(Math.min(draft.end, 1440) - draft.start) / 14.4}%`,
          }}
        >
          {draft.item?.title ?? t('new.meeting')} · {clockText(draft.start)}–{clockText(draft.end % 1440)}
        </div>
      )}
      {now !== null && <div className={classes.now} style={{ top: `${(now / 1440) * 100}%` }} />}
    </section>
  );
}

/** A colleague's working hours, on the reader's clock; null where they do not work that day. */
function workOf(person: Person | undefined, day: string, timeZone: string): [number, number] | null {
  if (!person?.hours.days.includes(weekdayOf(day))) return null;
  const { from, until } = person.hours;
  const local = (clock: string): number => {
    const at = wallTime(momentOf(day, minuteOf(clock), person.timeZone), timeZone);
    return at.day === day ? at.minute : at.day < day ? 0 : 1440;
  };
  return [local(from), local(until)];
}
