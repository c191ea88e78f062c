import { Button, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { Condition } from '../../../kernel/condition.ts';
import { api } from '../../../web/api/client.ts';
import { canUpdate, useMeta } from '../../../web/api/meta.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { errorToast } from '../../../web/kit/toast.tsx';
import { ChipText } from '../../../web/records/filter/chip-text.tsx';
import { FilterBuilder } from '../../../web/records/filter/filter-builder.tsx';
import type { PanelProps } from '../../../web/shell/screens.ts';
import classes from './plans.module.css';

interface Trial {
  customers: number;
  overdue: number;
  never: number;
  people: { id: string | null; name: string | null; customers: number; perWeek: number }[];
}

/** Which customers a policy is for, and what it would ask of whom, before it is switched on. */
export default function PolicyPanel({ entity, record }: PanelProps) {
  const party = useMeta().find('contacts.party');
  return (
    <section className={classes.policy}>
      {party && <Customers policy={entity} party={party} record={record} />}
      <TrialResult record={record} />
    </section>
  );
}

function Customers({
  policy,
  party,
  record,
}: {
  policy: MetaEntity;
  party: MetaEntity;
  record: RecordValues;
}) {
  const { t } = useTranslation('plans');
  const client = useQueryClient();
  const value = (record['condition'] as Condition | null) ?? undefined;
  const [draft, setDraft] = useState<Condition | undefined>(value);
  const [isOpen, setOpen] = useState(false);
  const finish = async (): Promise<void> => {
    setOpen(false);
    if (JSON.stringify(draft) === JSON.stringify(value)) return;
    await api
      .patch(`contact-policies/${record.id}`, { condition: draft ?? null, version: record.version })
      .catch((error: unknown) => errorToast(error));
    await client.invalidateQueries({ queryKey: ['records'] });
  };
  return (
    <div className={classes.customers}>
      <b>{t('policy.customers')}</b>
      {value ? (
        partsOf(value).map((c) => (
          <em key={JSON.stringify(c)}>
            <ChipText entity={party} condition={c} />
          </em>
        ))
      ) : (
        <em>{t('policy.everyone')}</em>
      )}
      {canUpdate(policy) && (
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {t('policy.choose')}
        </Button>
      )}
      <Modal
        opened={isOpen}
        onClose={() => void finish()}
        size={620}
        title={t('policy.customers')}
        closeButtonProps={{ 'aria-label': t('policy.done') }}
      >
        <FilterBuilder entity={party} value={draft} onChange={setDraft} />
        <Button mt="md" onClick={() => void finish()}>
          {t('policy.done')}
        </Button>
      </Modal>
    </div>
  );
}

const partsOf = (condition: Condition): Condition[] => ('all' in condition ? condition.all : [condition]);

function TrialResult({ record }: { record: RecordValues }) {
  const { t } = useTranslation('plans');
  const formats = useFormats();
  const { data } = useQuery({
    queryKey: ['records', 'contacts.party', 'trial', record.id, record.version],
    queryFn: () => api.post<Trial>(`contact-policies/${record.id}/tryOut`),
  });
  if (!data) return null;
  return (
    <div className={classes.trial}>
      <p>
        {t('policy.trial', { count: data.customers })} {t('policy.never', { count: data.never })}{' '}
        {t('policy.overdue', { count: data.overdue })}
      </p>
      <ul>
        {data.people.slice(0, 12).map((p) => (
          <li key={p.id ?? ''}>
            <span>{p.name ?? t('policy.nobody')}</span>
            <b>{t('policy.perWeek', { number: formats.number(String(p.perWeek)) })}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
