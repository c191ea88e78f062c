import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../i18n/labels.ts';
import { ChoiceBadge } from './choice-badge.tsx';
import { common, type EditorProps } from './editor-props.ts';

export function ChoiceEditor(props: EditorProps) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { entity, field } = props;
  const data = (field.options ?? []).map((value) => ({
    value,
    label: labels.option(entity, field.name, value),
  }));
  const choose = (next: string | null): void => {
    props.onChange(next);
    props.onCommit?.(next);
  };
  return (
    <Select
      {...common(props)}
      data={data}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={choose}
      searchable={data.length > 7}
      clearable={!field.required}
      allowDeselect={!field.required}
      defaultDropdownOpened={Boolean(props.autoFocus && props.onCommit)}
      nothingFoundMessage={t('common.nothingFound')}
      renderOption={({ option }) => <ChoiceBadge entity={entity} field={field.name} value={option.value} />}
    />
  );
}
