import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canCreate, canUpdate } from '../../../web/api/meta.ts';
import { listQuery } from '../../../web/api/records.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { ChoiceRow } from './choice-row.tsx';
import classes from './settings-pages.module.css';
import { useWrite } from './use-write.ts';

/** Rows of one list in the order in which they are offered. */
export function ChoiceRows({ entity, list }: { entity: MetaEntity; list: string }) {
  const { t } = useTranslation('settings');
  const write = useWrite();
  const [name, setName] = useState('');
  const filter = { field: 'list', op: 'eq', value: list } as const;
  const { data, error, refetch } = useQuery(listQuery(entity, { filter, sort: 'position,name', limit: 200 }));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} isCompact />;
  if (!data) return <SkeletonLines count={6} />;
  const rows = data.items;
  const arrange = async (order: string[]): Promise<void> => {
    for (const [position, id] of order.entries())
      if (rows.find((r) => r.id === id)?.['position'] !== position)
        await write('PATCH', `choices/${id}`, { position });
  };
  const add = async (): Promise<void> => {
    if (name.trim() && (await write('POST', 'choices', { list, name: name.trim(), position: rows.length })))
      setName('');
  };
  return (
    <div className={classes.rows}>
      {rows.map((row) => (
        <ChoiceRow
          key={row.id}
          entity={entity}
          row={row}
          order={rows.map((r) => r.id)}
          canWrite={canUpdate(entity)}
          onOrder={(order) => void arrange(order)}
        />
      ))}
      {!rows.length && <p className={classes.lead}>{t('lists.none')}</p>}
      {canCreate(entity) && (
        <TextInput
          aria-label={t('lists.add')}
          placeholder={t('lists.add')}
          leftSection={<IconPlus size={15} />}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          onKeyDown={(e) => e.key === 'Enter' && void add()}
        />
      )}
    </div>
  );
}
