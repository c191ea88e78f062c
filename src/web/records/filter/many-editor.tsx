import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { ME } from '../../../kernel/condition.ts';
import { useMeta } from '../../api/meta.ts';
import { useCandidates } from '../../fields/candidates.ts';
import { choicesQuery } from '../../fields/choices.ts';
import { useLabels } from '../../i18n/labels.ts';
import { useNames } from './names.ts';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  value: unknown[];
  onChange(value: unknown): void;
}
interface Option {
  value: string;
  label: string;
}

/** Any of several: options, rows of a list, or records found as one types. */
export function ManyEditor(props: Props) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { entity, field } = props;
  if (field.type === 'choice') {
    return (
      <Many
        {...props}
        data={(field.options ?? []).map((value) => ({
          value,
          label: labels.option(entity, field.name, value),
        }))}
        label={t('filter.value')}
      />
    );
  }
  return field.type === 'pick' ? <ManyChoices {...props} /> : <ManyLinks {...props} />;
}

function ManyChoices(props: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(choicesQuery(useMeta().find('lists.choice'), props.field.list ?? ''));
  return (
    <Many
      {...props}
      data={(data ?? []).map((c) => ({ value: c.id, label: c.name ?? '' }))}
      label={t('filter.value')}
    />
  );
}

function ManyLinks(props: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 150);
  const { candidates, isPeople } = useCandidates(props.field, query, true);
  const names = useNames(
    props.field,
    props.value.filter((v): v is string => typeof v === 'string' && v !== ME),
  );
  const found: Option[] = candidates.map((c) => ({ value: c.id, label: c.name ?? '' }));
  const chosen: Option[] = props.value.flatMap((v) =>
    typeof v === 'string' && v !== ME && !found.some((f) => f.value === v)
      ? [{ value: v, label: names.get(v) ?? '…' }]
      : [],
  );
  const me: Option[] = isPeople ? [{ value: ME, label: t('filter.me') }] : [];
  return (
    <Many
      {...props}
      data={[...me, ...chosen, ...found]}
      label={t('filter.value')}
      search={typed}
      onSearch={setTyped}
    />
  );
}

function Many(
  props: Props & { data: Option[]; label: string; search?: string; onSearch?(text: string): void },
) {
  const { t } = useTranslation();
  const value = props.value.filter((v): v is string => typeof v === 'string');
  return (
    <MultiSelect
      size="sm"
      aria-label={props.label}
      data={props.data}
      value={value}
      onChange={(next) => props.onChange(next)}
      searchable
      clearable
      hidePickedOptions
      selectFirstOptionOnChange
      placeholder={value.length ? undefined : t('filter.choose')}
      comboboxProps={{ withinPortal: false }}
      maxDropdownHeight={240}
      nothingFoundMessage={t('common.nothingFound')}
      {...(props.onSearch ? { searchValue: props.search, onSearchChange: props.onSearch } : {})}
    />
  );
}
