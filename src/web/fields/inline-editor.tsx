import { useEffect, useRef, useState } from 'react';
import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import type { RecordValues } from '../api/records.ts';
import { useLabels } from '../i18n/labels.ts';
import { isCreating } from '../shell/shell-state.ts';
import classes from './editors.module.css';
import { FieldEditor } from './field-editor.tsx';
import { sameValue } from './values.ts';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  record: RecordValues;
  /** The record as it was when the editor opened: what others change meanwhile is not overwritten unseen. */
  onSave(record: RecordValues, value: unknown): void;
  onClose(): void;
}

/** An editor in the place of a value: Enter or leaving keeps, Escape does not; what is chosen is kept at once. */
export function InlineEditor(props: Props) {
  const { field, onSave, onClose } = props;
  const labels = useLabels();
  const [opened] = useState(props.record);
  const [draft, setDraft] = useState(opened[field.name]);
  const box = useRef<HTMLFieldSetElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button');
    input?.focus();
    if (input instanceof HTMLInputElement && input.type !== 'checkbox') input.select();
  }, []);
  const finish = (value: unknown, isKept: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (isKept && !sameValue(value, opened[field.name])) onSave(opened, value);
    onClose();
  };
  return (
    <fieldset
      className={classes.inline}
      ref={box}
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          e.stopPropagation();
          finish(null, false);
        } else if (
          e.key === 'Enter' &&
          !e.defaultPrevented &&
          !(field.multiline && !e.ctrlKey && !e.metaKey)
        ) {
          e.stopPropagation();
          finish(draft, true);
        }
      }}
      onBlur={(e) => {
        if (!isCreating() && !box.current?.contains(e.relatedTarget)) finish(draft, true);
      }}
    >
      <FieldEditor
        entity={props.entity}
        field={field}
        name={labels.field(props.entity, field)}
        value={draft}
        onChange={setDraft}
        onCommit={(value) => finish(value, true)}
        autoFocus
      />
    </fieldset>
  );
}
