import type { MetaEntity, MetaField } from '../../../../kernel/api.ts';
import { FieldEditor } from '../../../../web/fields/field-editor.tsx';
import { toWire } from '../../../../web/fields/values.ts';
import { useNames } from '../../../../web/records/filter/names.ts';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  label: string;
  value: unknown;
  onChange(value: unknown): void;
}

/** The editor of a field over a value in the form in which it is written: a record by its id, whose name is looked up. */
export function ValueField({ entity, field, label, value, onChange }: Props) {
  const isLinked = field.type === 'ref' || field.type === 'pick';
  const id = isLinked && typeof value === 'string' ? value : undefined;
  const names = useNames(field, id ? [id] : []);
  return (
    <FieldEditor
      entity={entity}
      field={field}
      name={label}
      label={label}
      value={id ? { id, name: names.get(id) ?? '' } : value}
      onChange={(next) => onChange(toWire(field, next))}
      onlyExisting
    />
  );
}
