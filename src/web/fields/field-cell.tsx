import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import { useFormats } from '../i18n/format.ts';
import type { MoneyValue } from '../i18n/format-numbers.ts';
import { useLabels } from '../i18n/labels.ts';
import { ColorBadge } from '../kit/color-badge.tsx';
import { DateText } from '../kit/date-text.tsx';
import { Money } from '../kit/money.tsx';
import { RelativeTime } from '../kit/relative-time.tsx';
import classes from './cells.module.css';
import { ChoiceBadge } from './choice-badge.tsx';
import { LinkCell } from './link-cell.tsx';
import { TextCell } from './text-cell.tsx';
import { isEmptyValue, isLink } from './values.ts';

/** A field's value as people read it; nothing where it is empty. `isInert`: without links, to stand inside one. */
export const FieldCell = memo(function FieldCell(props: {
  entity: MetaEntity;
  field: MetaField;
  value: unknown;
  isLong?: boolean;
  isInert?: boolean;
}) {
  const { field, value } = props;
  if (isEmptyValue(value)) return null;
  switch (field.type) {
    case 'text':
      if (props.isInert) return <span className={classes.text}>{String(value)}</span>;
      return <TextCell field={field} value={String(value)} isLong={props.isLong ?? false} />;
    case 'integer':
    case 'decimal':
      return <NumberText value={value as string | number} isYear={/year/i.test(field.name)} />;
    case 'money':
      return <Money value={value as MoneyValue} />;
    case 'boolean':
      return value ? <IconCheck size={15} className={classes.yes} /> : null;
    case 'date':
      return <DateText day={String(value)} isShort />;
    case 'instant':
      return <RelativeTime at={String(value)} />;
    case 'choice':
      return <ChoiceBadge entity={props.entity} field={field.name} value={String(value)} />;
    case 'pick':
      return isLink(value) ? <ColorBadge name={value.name ?? ''} color={value.color} /> : null;
    case 'tags':
      return <Tags value={value as string[]} />;
    case 'ref':
      return <LinkCell field={field} value={value} isInert={props.isInert ?? false} />;
    default:
      return <StructureText value={value} entity={props.entity} />;
  }
});

/** Years are not grouped by thousands. */
function NumberText(props: { value: string | number; isYear: boolean }) {
  const formats = useFormats();
  return (
    <span className={classes.number}>{props.isYear ? String(props.value) : formats.number(props.value)}</span>
  );
}

function Tags(props: { value: string[] }) {
  return (
    <span className={classes.tags}>
      {props.value.map((tag) => (
        <ColorBadge key={tag} name={tag} />
      ))}
    </span>
  );
}

/** Names of fields (what an import left out) are read as labels, other structures as they stand. */
function StructureText(props: { value: unknown; entity: MetaEntity }) {
  const labels = useLabels();
  const { value } = props;
  const text = Array.isArray(value)
    ? value
        .map((v) => (typeof v === 'string' ? labels.field(props.entity, { name: v }) : JSON.stringify(v)))
        .join(', ')
    : JSON.stringify(value);
  return <span className={classes.text}>{text}</span>;
}
