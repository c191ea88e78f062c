import { Button, CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canCreate } from '../../api/meta.ts';
import { countQuery } from '../../api/records.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import { iconOf } from '../../kit/icons.ts';
import { PageHeader } from '../../kit/page-header.tsx';
import { useIsPhone } from '../../kit/use-phone.ts';
import { navLists } from '../../shell/screens.ts';
import { startCreating } from '../../shell/shell-state.ts';
import type { ListState } from '../list-state.ts';
import classes from './list.module.css';

export function ListHeader(props: { state: ListState }) {
  const { state } = props;
  const { t } = useTranslation();
  const labels = useLabels();
  const isPhone = useIsPhone();
  const { entity } = state;
  const Icon = iconOf(navLists().find((l) => l.entity === entity.name)?.icon ?? entity.icon);
  return (
    <PageHeader
      icon={<Icon size={17} stroke={1.6} />}
      title={labels.many(entity)}
      note={<Count state={state} />}
      actions={
        <>
          <QuickSearch key={entity.name} state={state} />
          {canCreate(entity) && (
            <Button
              size="sm"
              leftSection={isPhone ? undefined : <IconPlus size={15} stroke={2} />}
              px={isPhone ? 8 : undefined}
              aria-label={t('list.new')}
              onClick={() => startCreating(entity.name)}
            >
              {isPhone ? <IconPlus size={16} stroke={2} /> : t('list.new')}
            </Button>
          )}
        </>
      }
    />
  );
}

function Count(props: { state: ListState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { entity, filter, q, isDeleted } = props.state;
  const { data } = useQuery(countQuery(entity, { filter, q, deleted: isDeleted }));
  if (!data) return null;
  const value = formats.integer(data.value);
  return <>{data.exact ? value : t('list.about', { value })}</>;
}

function QuickSearch(props: { state: ListState }) {
  const { t } = useTranslation();
  const { q, change } = props.state;
  const [typed, setTyped] = useState(q ?? '');
  const send = useDebouncedCallback((value: string) => change({ q: value.trim() || undefined }), 200);
  const sent = useRef(q);
  // The address may change under the box: another tab, the back button.
  useEffect(() => {
    if (q !== sent.current && (q ?? '') !== typed.trim()) setTyped(q ?? '');
    sent.current = q;
  }, [q, typed]);
  const type = (value: string): void => {
    setTyped(value);
    send(value);
  };
  return (
    <TextInput
      className={classes.search}
      value={typed}
      onChange={(e) => type(e.currentTarget.value)}
      onKeyDown={(e) => e.key === 'Escape' && (typed ? type('') : e.currentTarget.blur())}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      leftSection={<IconSearch size={14} stroke={1.8} />}
      rightSection={
        typed ? <CloseButton size="xs" aria-label={t('common.clear')} onClick={() => type('')} /> : null
      }
    />
  );
}
