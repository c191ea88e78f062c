import { IconCalendarOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import classes from './agenda.module.css';
import type { CalendarAnswer, CalendarItem } from './calendar-data.ts';
import { weekdayOf } from './days.ts';
import items from './grid/items.module.css';
import { dayOf, inOrder } from './grid/month-grid.tsx';
import { ItemIcon } from './item-icon.tsx';
import { hoursOf, lookOf, titleOf } from './item-words.ts';

interface Props {
  days: string[];
  today: string;
  answer: CalendarAnswer;
  chosen: string | null;
  timeZone: string;
  onOpen(item: CalendarItem): void;
}

/** Two weeks as a list: what there is, day by day. */
export function Agenda(props: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const byDay = Map.groupBy(props.answer.items, (item) => dayOf(item, props.timeZone));
  const days = props.days.filter((d) => byDay.has(d) || props.answer.daysOff.some((off) => off.date === d));
  if (!days.length) return <EmptyState icon={IconCalendarOff} title={t('nothing')} text={t('nothingText')} />;
  return (
    <div className={classes.agenda}>
      {days.map((day) => (
        <section key={day} data-today={day === props.today || undefined}>
          <h2>
            {formats.weekdays(1)[weekdayOf(day) - 1]}, {formats.date(day, true)}
            {day === props.today && <em>{t('today')}</em>}
            {props.answer.daysOff
              .filter((d) => d.date === day)
              .map((d) => (
                <em key={d.date}>{d.name}</em>
              ))}
          </h2>
          <ul>
            {inOrder(byDay.get(day) ?? []).map((item) => (
              <li key={item.id + item.startsAt}>
                <button
                  type="button"
                  className={items.look}
                  data-look={lookOf(item)}
                  data-state={item.state}
                  data-chosen={item.id === props.chosen || undefined}
                  onClick={() => props.onOpen(item)}
                >
                  <time>{hoursOf(item, formats) || t('allDay')}</time>
                  <ItemIcon kind={item.kind} size={15} />
                  <span>
                    <b>{titleOf(item, t)}</b>
                    <small>{[item.party?.name, item.place].filter(Boolean).join(' · ')}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
