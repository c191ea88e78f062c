import { Switch } from '@mantine/core';
import type { EditorProps } from './editor-props.ts';
import classes from './editors.module.css';

export function BooleanEditor(props: EditorProps) {
  return (
    <div className={classes.switch}>
      <Switch
        label={props.label}
        aria-label={props.label ? undefined : props.name}
        error={props.error}
        checked={props.value === true}
        autoFocus={props.autoFocus ?? false}
        onChange={(e) => {
          props.onChange(e.currentTarget.checked);
          props.onCommit?.(e.currentTarget.checked);
        }}
      />
    </div>
  );
}
