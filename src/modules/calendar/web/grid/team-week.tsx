import { useFormats } from '../../../../web/i18n/format.ts';
import { Avatar } from '../../../../web/kit/avatar.tsx';
import type { CalendarAnswer, CalendarItem, Person } from '../calendar-data.ts';
import { weekdayOf } from '../days.ts';
import { Chip } from './chip.tsx';
import { dayOf, inOrder } from './month-grid.tsx';
import { slotProps } from './slots.ts';
import classes from './team.module.css';
import type { Drag } from './use-drag.ts';

interface Props {
  days: string[];
  people: Person[];
  today: string;
  answer: CalendarAnswer | undefined;
  chosen: string | null;
  drag: Drag;
  timeZone: string;
  onOpen(item: CalendarItem): void;
}

/** A row for each colleague, a cell for each of their days. */
export function TeamWeek(props: Props) {
  const formats = useFormats();
  const { days, people, drag } = props;
  const off = (day: string) => props.answer?.daysOff.find((d) => d.date === day);
  const cell = (person: Person, day: string): CalendarItem[] =>
    inOrder(
      (props.answer?.items ?? []).filter(
        (i) => i.users.includes(person.id) && dayOf(i, props.timeZone) === day,
      ),
    );
  return (
    <div className={classes.team}>
      <div className={classes.teamCorner} />
      {days.map((day) => (
        <div key={day} className={classes.teamDay} data-today={day === props.today || undefined}>
          <small>{formats.weekdays(1)[weekdayOf(day) - 1]}</small> <b>{Number(day.slice(8))}</b>
          {off(day) && <em title={off(day)?.name}>{off(day)?.name}</em>}
        </div>
      ))}
      {people.map((person) => (
        <div key={person.id} className={classes.teamRow}>
          <div className={classes.teamName}>
            <Avatar name={person.name} size={22} />
            <b>{person.name}</b>
          </div>
          {days.map((day) => (
            <section
              key={day}
              className={classes.teamCell}
              {...slotProps(day, person.id, 'day')}
              data-rest={isRest(person, day, off(day)) || undefined}
              data-over={isOver(drag, person.id, day) || undefined}
              aria-label={`${person.name}, ${formats.date(day)}`}
              onPointerDown={(e) => drag.begin(e, { mode: 'create', item: null, start: 0, length: 0 })}
            >
              {cell(person, day).map((item) => (
                <Chip
                  key={item.id + item.startsAt}
                  item={item}
                  drag={drag}
                  isChosen={item.id === props.chosen}
                  timeZone={props.timeZone}
                  onOpen={props.onOpen}
                />
              ))}
            </section>
          ))}
        </div>
      ))}
    </div>
  );
}

export const isRest = (
  person: Person | undefined,
  day: string,
  off: { isWorked: boolean } | undefined,
): boolean => (off ? !off.isWorked : !person?.hours.days.includes(weekdayOf(day)));
const isOver = ({ draft }: Drag, user: string, day: string): boolean =>
  draft?.surface === 'day' && draft.day === day && draft.user === user;
