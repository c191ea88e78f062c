import { Textarea, TextInput } from '@mantine/core';
import { common, type EditorProps } from './editor-props.ts';
import { FormatEditor, hasFormatEditor } from './format-editor.tsx';

export function TextEditor(props: EditorProps) {
  const { field, value, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  if (hasFormatEditor(field)) return <FormatEditor {...props} />;
  if (field.multiline) {
    return (
      <Textarea
        {...common(props)}
        value={text}
        onChange={(e) => onChange(e.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={field.max}
      />
    );
  }
  const mode =
    field.format === 'email'
      ? 'email'
      : field.format === 'url'
        ? 'url'
        : field.name === 'phone'
          ? 'tel'
          : 'text';
  return (
    <TextInput
      {...common(props)}
      value={text}
      onChange={(e) => onChange(e.currentTarget.value)}
      inputMode={mode}
      maxLength={field.max}
      autoComplete="off"
    />
  );
}
