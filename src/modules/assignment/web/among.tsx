import { CloseButton, NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Among as Gives, Share } from '../parts.rules.ts';
import { departmentsQuery, type Named } from './data.ts';
import classes from './people.module.css';

/** Among whom: people with their shares and limits, and a department. */
export function Among(props: {
  gives: Gives;
  people: (Named & { isActive: boolean })[];
  problem: string | undefined;
  onChange(gives: Gives): void;
}) {
  const { t } = useTranslation('assignment');
  const departments = useQuery(departmentsQuery).data ?? [];
  const { gives, people, problem, onChange } = props;
  const taken = new Set(gives.people.map((p) => p.user));
  const free = people.filter((p) => p.isActive && !taken.has(p.id));
  const set = (list: Share[]): void => onChange({ ...gives, people: list });
  return (
    <>
      <fieldset className={classes.people}>
        <legend>{t('people')}</legend>
        {gives.people.length > 0 && (
          <div className={classes.shareHead} aria-hidden>
            <span className={classes.shareNone} />
            <span>{t('weight')}</span>
            <span>{t('openShort')}</span>
            <span>{t('dayShort')}</span>
          </div>
        )}
        {gives.people.map((share) => (
          <ShareLine
            key={share.user}
            share={share}
            name={people.find((p) => p.id === share.user)?.name ?? '…'}
            onChange={(next) => set(gives.people.map((p) => (p.user === share.user ? next : p)))}
            onRemove={() => set(gives.people.filter((p) => p.user !== share.user))}
          />
        ))}
        <Select
          aria-label={t('addPerson')}
          placeholder={t('addPerson')}
          data={free.map((p) => ({ value: p.id, label: p.name }))}
          value={null}
          onChange={(user) => user && set([...gives.people, { user }])}
          error={problem}
          searchable
        />
      </fieldset>
      <Select
        label={t('department')}
        description={t('departmentText')}
        placeholder={t('noDepartment')}
        data={departments.map((d) => ({ value: d.id, label: d.name }))}
        value={gives.department ?? null}
        onChange={(department) => {
          const { department: _, ...rest } = gives;
          onChange(department ? { ...rest, department } : rest);
        }}
        searchable
        clearable
      />
    </>
  );
}

function ShareLine(props: { share: Share; name: string; onChange(share: Share): void; onRemove(): void }) {
  const { t } = useTranslation('assignment');
  const { share, name, onChange, onRemove } = props;
  const number = (field: 'weight' | 'mostOpen' | 'mostADay', label: string, most: number) => (
    <NumberInput
      aria-label={label}
      placeholder={field === 'weight' ? '1' : '—'}
      value={share[field] ?? ''}
      min={1}
      max={most}
      allowDecimal={false}
      allowNegative={false}
      onChange={(v) => onChange(withNumber(share, field, v))}
    />
  );
  return (
    <div className={classes.share}>
      <span className={classes.shareName}>{name}</span>
      {number('weight', t('weightOf', { name }), 100)}
      {number('mostOpen', t('mostOpenOf', { name }), 100_000)}
      {number('mostADay', t('mostADayOf', { name }), 10_000)}
      <CloseButton className={classes.shareOff} aria-label={t('removePerson', { name })} onClick={onRemove} />
    </div>
  );
}

function withNumber(share: Share, field: 'weight' | 'mostOpen' | 'mostADay', value: string | number): Share {
  const { [field]: _, ...rest } = share;
  return typeof value === 'number' && value > 0 ? { ...rest, [field]: value } : rest;
}
