import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import { Avatar } from '../../../../web/kit/avatar.tsx';
import type { CalendarAnswer } from '../calendar-data.ts';
import { weekdayOf } from '../days.ts';
import classes from './hours.module.css';
import type { Column } from './time-column.tsx';

interface Props {
  column: Column;
  isTeam: boolean;
  isToday: boolean;
  off: CalendarAnswer['daysOff'][number] | undefined;
  onDay(day: string): void;
}

/** Whose or which day the column is; a day leads to itself. */
export function ColumnHead({ column, isTeam, isToday, off, onDay }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  if (isTeam)
    return (
      <div className={classes.head}>
        <Avatar name={column.person?.name ?? ''} size={20} />
        <b>{column.person?.name}</b>
      </div>
    );
  return (
    <div className={classes.head}>
      <button
        type="button"
        data-today={isToday || undefined}
        title={t('openDay', { day: formats.date(column.day) })}
        onClick={() => onDay(column.day)}
      >
        <small>{formats.weekdays(1)[weekdayOf(column.day) - 1]}</small>
        <b>{Number(column.day.slice(8))}</b>
      </button>
      {off && <em title={off.name}>{off.isWorked ? t('workedInstead', { name: off.name }) : off.name}</em>}
    </div>
  );
}
