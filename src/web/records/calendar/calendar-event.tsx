import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { titleText } from '../../fields/candidates.ts';
import { useFormats } from '../../i18n/format.ts';
import { RecordLink } from '../../kit/record-link.tsx';
import classes from './calendar.module.css';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  record: RecordValues;
  /** Moves the record by days; absent where its date is not the reader's to change. */
  onStep: ((record: RecordValues, days: number) => void) | undefined;
}
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A record on its day: dragged to another, or moved there by Alt and the arrow keys. */
export function CalendarEvent({ entity, field, record, onStep }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const box = useRef<HTMLAnchorElement>(null);
  const [isDragged, setDragged] = useState(false);
  const isMovable = !!onStep;
  useEffect(() => {
    const element = box.current;
    if (!element || !isMovable) return;
    return draggable({
      element,
      getInitialData: () => ({ type: 'card', record }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [record, isMovable]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const days = STEPS[event.key];
    if (!days || !event.altKey || !onStep) return;
    event.preventDefault();
    onStep(record, days);
  };
  return (
    <RecordLink
      ref={box}
      to={`/${entity.route}/${record.id}`}
      className={classes.event}
      data-dragged={isDragged || undefined}
      aria-description={isMovable ? t('calendar.keys') : undefined}
      onKeyDown={onKeyDown}
    >
      {field.type === 'instant' && <time>{formats.time(String(record[field.name]))}</time>}
      {titleText(record[entity.title]) || t('record.unnamed')}
    </RecordLink>
  );
}
