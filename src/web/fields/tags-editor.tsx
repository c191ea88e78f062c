import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { common, type EditorProps } from './editor-props.ts';

export function TagsEditor(props: EditorProps) {
  const { t } = useTranslation();
  const value = Array.isArray(props.value) ? (props.value as string[]) : [];
  return (
    <TagsInput
      {...common(props)}
      value={value}
      onChange={props.onChange}
      placeholder={value.length ? undefined : t('field.addTag')}
      clearable
      splitChars={[',', ';']}
      maxTags={50}
      acceptValueOnBlur
    />
  );
}
