import { Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { canCreate } from '../../api/meta.ts';
import type { RecordValues } from '../../api/records.ts';
import { useFormats } from '../../i18n/format.ts';
import { startCreating } from '../../shell/shell-state.ts';
import { useDrop } from '../use-drop.ts';
import classes from './calendar.module.css';
import { CalendarEvent } from './calendar-event.tsx';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  day: string;
  isToday: boolean;
  isOutside: boolean;
  records: RecordValues[];
  onStep: ((record: RecordValues, days: number) => void) | undefined;
}
const SHOWN = 4;

export function CalendarDay({ entity, field, day, isToday, isOutside, records, onStep }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { ref, isOver } = useDrop<HTMLElement>('day', day);
  const rest = records.length - SHOWN;
  const lines = (list: RecordValues[]) =>
    list.map((r) => <CalendarEvent key={r.id} entity={entity} field={field} record={r} onStep={onStep} />);
  return (
    <section
      ref={ref}
      data-over={isOver || undefined}
      className={classes.day}
      data-today={isToday || undefined}
      data-outside={isOutside || undefined}
      aria-label={formats.date(day)}
    >
      <header>
        <span className={classes.number}>{Number(day.slice(8))}</span>
        {canCreate(entity) && !field.isReadOnly && field.type === 'date' && (
          <button
            type="button"
            className={classes.add}
            aria-label={t('calendar.addOn', { day: formats.date(day) })}
            onClick={() => startCreating(entity.name, { [field.name]: day })}
          >
            <IconPlus size={13} />
          </button>
        )}
      </header>
      {lines(records.slice(0, rest === 1 ? SHOWN + 1 : SHOWN))}
      {rest > 1 && (
        <Popover width={260} position="bottom">
          <Popover.Target>
            <button type="button" className={classes.rest}>
              {t('calendar.more', { count: rest })}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.all}>{lines(records)}</Popover.Dropdown>
        </Popover>
      )}
    </section>
  );
}
