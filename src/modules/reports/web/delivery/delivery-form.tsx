import { Button, MultiSelect, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../../web/api/meta.ts';
import { listQuery } from '../../../../web/api/records.ts';
import { useMe } from '../../../../web/api/session.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import classes from './delivery.module.css';
import { hourText } from './hour-text.ts';

interface Draft {
  to: string[];
  every: 'day' | 'week' | 'month';
  weekday: number;
  monthDay: number;
  hour: number;
  format: 'pdf' | 'xlsx';
}
const numbers = (from: number, until: number): number[] =>
  Array.from({ length: until - from + 1 }, (_, i) => from + i);

/** A new delivery: to whom, when, as what. */
export function DeliveryForm({ onAdd }: { onAdd(values: object): Promise<boolean> }) {
  const { t } = useTranslation('reports');
  const me = useMe();
  const { weekdays } = useFormats();
  const blank: Draft = { to: [me.id], every: 'week', weekday: 1, monthDay: 1, hour: 9, format: 'pdf' };
  const [draft, setDraft] = useState(blank);
  const change = (patch: Partial<Draft>): void => setDraft({ ...draft, ...patch });
  const add = async (): Promise<void> => {
    const { weekday, monthDay, ...rest } = draft;
    const day = draft.every === 'week' ? { weekday } : draft.every === 'month' ? { monthDay } : {};
    if (await onAdd({ ...rest, ...day })) setDraft(blank);
  };
  return (
    <fieldset className={classes.deliveryForm}>
      <legend>{t('delivery.add')}</legend>
      <People value={draft.to} onChange={(to) => change({ to })} />
      <div className={classes.deliveryWhen}>
        <NativeSelect
          label={t('delivery.every')}
          value={draft.every}
          data={(['day', 'week', 'month'] as const).map((v) => ({ value: v, label: t(`delivery.by.${v}`) }))}
          onChange={(e) => change({ every: e.currentTarget.value as Draft['every'] })}
        />
        {draft.every === 'week' && (
          <NativeSelect
            label={t('delivery.weekday')}
            value={String(draft.weekday)}
            data={weekdays(1).map((label, i) => ({ value: String(i + 1), label }))}
            onChange={(e) => change({ weekday: Number(e.currentTarget.value) })}
          />
        )}
        {draft.every === 'month' && (
          <NativeSelect
            label={t('delivery.monthDay')}
            value={String(draft.monthDay)}
            data={numbers(1, 31).map(String)}
            onChange={(e) => change({ monthDay: Number(e.currentTarget.value) })}
          />
        )}
        <NativeSelect
          label={t('delivery.hour')}
          value={String(draft.hour)}
          data={numbers(0, 23).map((h) => ({ value: String(h), label: hourText(h) }))}
          onChange={(e) => change({ hour: Number(e.currentTarget.value) })}
        />
        <NativeSelect
          label={t('delivery.format')}
          value={draft.format}
          data={[
            { value: 'pdf', label: 'PDF' },
            { value: 'xlsx', label: 'XLSX' },
          ]}
          onChange={(e) => change({ format: e.currentTarget.value as Draft['format'] })}
        />
      </div>
      <p className={classes.note}>{t('delivery.zone', { zone: me.company.timeZone })}</p>
      <Button disabled={!draft.to.length} onClick={() => void add()}>
        {t('delivery.put')}
      </Button>
    </fieldset>
  );
}

function People(props: { value: string[]; onChange(ids: string[]): void }) {
  const { t } = useTranslation('reports');
  const user = useMeta().find('access.user');
  const { data } = useQuery({
    ...listQuery(user ?? ({ base: 'access.user', route: 'users' } as never), {
      filter: {
        all: [
          { field: 'isActive', op: 'eq', value: true },
          { field: 'hasSignIn', op: 'eq', value: true },
        ],
      },
      sort: 'name',
      limit: 200,
      fields: ['name'],
    }),
    enabled: Boolean(user),
  });
  return (
    <MultiSelect
      size="sm"
      label={t('delivery.to')}
      data={(data?.items ?? []).map((u) => ({ value: u.id, label: String(u['name']) }))}
      value={props.value}
      onChange={props.onChange}
      searchable
      hidePickedOptions
    />
  );
}
