import { Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { canCreate, useMeta } from '../api/meta.ts';
import { keyOf, type Link, type RecordValues } from '../api/records.ts';
import { ColorBadge } from '../kit/color-badge.tsx';
import { errorToast } from '../kit/toast.tsx';
import { choicesQuery } from './choices.ts';
import { common, type EditorProps } from './editor-props.ts';
import { isLink } from './values.ts';

const NEW = 'new:';

/** One row of a list that the company edits; who may edit it adds a row by typing its name. */
export function PickEditor(props: EditorProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const index = useMeta();
  const choice = index.find('lists.choice');
  const list = props.field.list ?? '';
  const { data } = useQuery(choicesQuery(choice, list));
  const [typed, setTyped] = useState('');
  const current = isLink(props.value) ? props.value : null;
  const rows = data ?? [];
  const options = rows.map((r) => ({ value: r.id, label: r.name ?? '' }));
  if (current && !rows.some((r) => r.id === current.id))
    options.unshift({ value: current.id, label: current.name ?? '' });
  const name = typed.trim();
  const isNew =
    name !== '' &&
    name !== current?.name &&
    !options.some((o) => o.label.toLowerCase() === name.toLowerCase());
  if (isNew && !props.onlyExisting && choice && canCreate(choice))
    options.push({ value: `${NEW}${name}`, label: name });

  const settle = (link: Link | null): void => {
    props.onChange(link);
    props.onCommit?.(link);
  };
  const choose = (id: string | null): void => {
    if (!id?.startsWith(NEW)) {
      settle(id ? (rows.find((r) => r.id === id) ?? current) : null);
      return;
    }
    api.post<RecordValues>('choices', { list, name, position: rows.length }).then((row) => {
      if (choice) void client.invalidateQueries({ queryKey: keyOf(choice) });
      settle({ id: row.id, name });
    }, errorToast);
  };
  return (
    <Select
      {...common(props)}
      data={options}
      value={current?.id ?? null}
      onChange={choose}
      searchable
      onSearchChange={setTyped}
      clearable={!props.field.required}
      defaultDropdownOpened={Boolean(props.autoFocus && props.onCommit)}
      nothingFoundMessage={t('common.nothingFound')}
      renderOption={({ option }) =>
        option.value.startsWith(NEW) ? (
          t('field.add', { name: option.label })
        ) : (
          <ColorBadge isPlain name={option.label} color={rows.find((r) => r.id === option.value)?.color} />
        )
      }
    />
  );
}
