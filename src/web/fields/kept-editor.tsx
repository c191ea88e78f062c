import { useState } from 'react';
import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import classes from './editors.module.css';
import { FieldEditor } from './field-editor.tsx';
import { sameValue } from './values.ts';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  /** Accessible name; shown above the editor with `isLabelled`. */
  name: string;
  isLabelled?: boolean;
  value: unknown;
  onKeep(value: unknown): void;
}

/**
 * An editor that always stands open, as in a table of inputs: what was changed is kept on leaving and on Enter, Escape
 * takes it back. To be given a key that changes with the record's version.
 */
export function KeptEditor({ entity, field, name, isLabelled, value, onKeep }: Props) {
  const [draft, setDraft] = useState(value);
  const keep = (next: unknown): void => {
    if (!sameValue(next, value)) onKeep(next);
  };
  return (
    <fieldset
      className={classes.inline}
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget)) keep(draft);
      }}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && !e.defaultPrevented && !field.multiline) keep(draft);
        if (e.key === 'Escape') setDraft(value);
      }}
    >
      <FieldEditor
        entity={entity}
        field={field}
        name={name}
        label={isLabelled ? name : undefined}
        value={draft}
        onChange={setDraft}
      />
    </fieldset>
  );
}
