import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useCallback, useEffect } from 'react';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { canUpdate } from '../../api/meta.ts';
import type { RecordValues } from '../../api/records.ts';
import { isEditable } from '../../fields/field-editor.tsx';
import { useFormats } from '../../i18n/format.ts';
import { instantOf, localParts } from '../../i18n/zoned.ts';
import { useSaveField } from '../use-save-field.ts';
import { shiftDay } from './month.ts';

/** Moves records to the days that they are dropped on, at the same time of day; undefined where that is not allowed. */
export function useMoveDay(
  entity: MetaEntity,
  field: MetaField | undefined,
): ((record: RecordValues, days: number) => void) | undefined {
  const { timeZone } = useFormats();
  const save = useSaveField(entity);
  const isAllowed = !!field && isEditable(field) && canUpdate(entity);
  const move = useCallback(
    (record: RecordValues, to: (day: string) => string): void => {
      if (!field) return;
      const [day = '', time] = localOf(field, record, timeZone).split('T');
      const next = to(day);
      if (next !== day) void save(record, field, time ? instantOf(`${next}T${time}`, timeZone) : next);
    },
    [field, save, timeZone],
  );
  useEffect(() => {
    if (!isAllowed) return;
    return monitorForElements({
      onDrop: ({ source, location }) => {
        const day = location.current.dropTargets[0]?.data['day'];
        if (typeof day === 'string') move(source.data['record'] as RecordValues, () => day);
      },
    });
  }, [isAllowed, move]);
  return isAllowed ? (record, days) => move(record, (day) => shiftDay(day, days)) : undefined;
}

const localOf = (field: MetaField, record: RecordValues, timeZone: string): string => {
  const value = String(record[field.name]);
  return field.type === 'instant' ? localParts(value, timeZone) : value;
};
