import { Badge, CloseButton, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldMode, RolePermissions } from '../../../kernel/permission.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './teams.module.css';

type Fields = RolePermissions['fields'];

/** Fields that the role hides, or shows without letting them be changed. */
export function RoleFields({ fields, onChange }: { fields: Fields; onChange(fields: Fields): void }) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const { entities } = useMeta();
  const bases = entities.filter((e) => !e.kind && e.generic.length > 0);
  const [base, setBase] = useState('');
  const family = entities.filter((e) => e.base === base);
  const known = new Map(
    family.flatMap((e) =>
      e.fields.filter((f) => !f.isStandard).map((f) => [f.name, labels.field(e, f)] as const),
    ),
  );
  const limited = Object.entries(fields).flatMap(([entity, modes]) =>
    Object.entries(modes).map(([field, mode]) => ({ entity, field, mode })),
  );
  const set = (entity: string, field: string, mode: FieldMode | null): void => {
    const { [field]: _, ...rest } = fields[entity] ?? {};
    const modes = mode ? { ...rest, [field]: mode } : rest;
    const { [entity]: __, ...others } = fields;
    onChange(Object.keys(modes).length ? { ...others, [entity]: modes } : others);
  };
  const labelOf = (entity: string, field: string): string => {
    const owner = entities.find((e) => e.base === entity && e.fields.some((f) => f.name === field));
    return `${labels.many(entity)}: ${owner ? labels.field(owner, { name: field }) : field}`;
  };
  return (
    <section className={classes.section}>
      <h2>{t('roles.fields')}</h2>
      <p>{t('roles.fieldsText')}</p>
      <ul className={classes.list}>
        {limited.map(({ entity, field, mode }) => (
          <li key={`${entity}.${field}`} className={classes.line}>
            <span className={classes.who}>{labelOf(entity, field)}</span>
            <Badge tt="none" fw={500} variant="light">
              {t(`mode.${mode}`)}
            </Badge>
            <CloseButton
              aria-label={t('roles.free', { name: labelOf(entity, field) })}
              onClick={() => set(entity, field, null)}
            />
          </li>
        ))}
      </ul>
      <div className={classes.buttons} style={{ justifyContent: 'flex-start' }}>
        <NativeSelect
          aria-label={t('roles.ofWhat')}
          data={[
            { value: '', label: t('roles.ofWhat') },
            ...bases.map((e) => ({ value: e.name, label: labels.many(e) })),
          ]}
          value={base}
          onChange={(e) => setBase(e.currentTarget.value)}
        />
        {(['hidden', 'readOnly'] as const).map((mode) => (
          <NativeSelect
            key={mode}
            aria-label={t(`roles.add_${mode}`)}
            disabled={!base}
            value=""
            data={[
              { value: '', label: t(`roles.add_${mode}`) },
              ...[...known].map(([value, label]) => ({ value, label })),
            ]}
            onChange={(e) => e.currentTarget.value && set(base, e.currentTarget.value, mode)}
          />
        ))}
      </div>
    </section>
  );
}
