import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { titleText } from '../../fields/candidates.ts';
import { FieldCell } from '../../fields/field-cell.tsx';
import { isEmptyValue, isLink } from '../../fields/values.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { RecordLink } from '../../kit/record-link.tsx';
import classes from './board.module.css';
import { CardMarks } from './card-marks.tsx';

interface Props {
  entity: MetaEntity;
  record: RecordValues;
  fields: MetaField[];
  column: string;
  index: number;
  top: number;
  measure(element: HTMLElement | null): void;
  onStep(record: RecordValues, from: string, direction: number): void;
}

export function BoardCard({ entity, record, fields, column, index, top, measure, onStep }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLAnchorElement>(null);
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    return draggable({
      element,
      getInitialData: () => ({ type: 'card', record, column }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [record, column]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && event.altKey) {
      event.preventDefault();
      onStep(record, column, step);
    }
  };
  const shown = fields.filter((f) => !isEmptyValue(record[f.name]) && record[f.name] !== false);
  return (
    <li
      ref={measure}
      data-index={index}
      className={classes.slot}
      style={{ transform: `translateY(${top}px)` }}
    >
      <RecordLink
        ref={box}
        to={`/${entity.route}/${record.id}`}
        className={classes.card}
        data-dragged={isDragged || undefined}
        aria-description={t('board.keys')}
        onKeyDown={onKeyDown}
      >
        <span className={classes.title}>
          {titleText(record[entity.title]) || t('record.unnamed')}
          <CardMarks entity={entity} record={record} />
        </span>
        {shown.length > 0 && (
          <span className={classes.values}>
            {shown.map((f) => (
              <CardValue key={f.name} entity={entity} field={f} value={record[f.name]} />
            ))}
          </span>
        )}
      </RecordLink>
    </li>
  );
}

/** People stand as initials at the card's edge: their names would fill it. */
function CardValue({ entity, field, value }: { entity: MetaEntity; field: MetaField; value: unknown }) {
  if (field.type === 'ref' && field.to?.[0] === 'access.user' && isLink(value) && value.name) {
    return (
      <span className={classes.person} title={value.name}>
        <Avatar name={value.name} size={20} />
      </span>
    );
  }
  return <FieldCell entity={entity} field={field} value={value} isInert />;
}
