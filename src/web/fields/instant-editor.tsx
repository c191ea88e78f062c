import { TextInput } from '@mantine/core';
import { useFormats } from '../i18n/format.ts';
import { instantOf, localParts } from '../i18n/zoned.ts';
import { common, type EditorProps } from './editor-props.ts';

/** A moment, typed and shown in the user's own time zone whatever the browser's. */
export function InstantEditor(props: EditorProps) {
  const { timeZone } = useFormats();
  const value = typeof props.value === 'string' ? localParts(props.value, timeZone) : '';
  return (
    <TextInput
      {...common(props)}
      type="datetime-local"
      value={value}
      onChange={(e) =>
        props.onChange(e.currentTarget.value ? instantOf(e.currentTarget.value, timeZone) : null)
      }
    />
  );
}
