import type { MetaField } from '../../../kernel/api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { FieldEditor } from '../../../web/fields/field-editor.tsx';

const field: MetaField = { name: 'day', type: 'date', isReadOnly: false, required: true };

/** A day, typed or picked as in every form. */
export function DayField(props: { label: string; value: string; onChange(day: string): void }) {
  const entity = useMeta().find('activities.meeting');
  return entity ? (
    <FieldEditor
      entity={entity}
      field={field}
      name={props.label}
      label={props.label}
      value={props.value}
      onChange={(day) => typeof day === 'string' && day && props.onChange(day)}
    />
  ) : null;
}
