import type { MetaEntity, MetaField } from '../../kernel/api.ts';

/** What every editor of a field takes. Values have the form in which they are read: links with their names. */
export interface EditorProps {
  entity: MetaEntity;
  field: MetaField;
  value: unknown;
  onChange(value: unknown): void;
  /** The value is final: chosen from a list, or Enter was pressed. */
  onCommit?: ((value: unknown) => void) | undefined;
  /** Left out where the editor stands in the place of the value; the field's name then is its accessible name. */
  label?: string | undefined;
  name: string;
  error?: string | undefined;
  autoFocus?: boolean | undefined;
  required?: boolean | undefined;
  /** A filter looks for what there is: nothing is made from the words typed. */
  onlyExisting?: boolean;
}

export const common = (p: EditorProps) => ({
  label: p.label,
  'aria-label': p.label ? undefined : p.name,
  error: p.error,
  required: p.required ?? false,
  autoFocus: p.autoFocus ?? false,
  'data-autofocus': p.autoFocus || undefined,
});
