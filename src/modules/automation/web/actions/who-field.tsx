import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../../kernel/api.ts';
import type { Who } from '../../parts.rules.ts';
import { entitiesQuery } from '../automation-data.ts';
import classes from '../rule/rule.module.css';
import { ValueField } from './value-field.tsx';

interface Props {
  entity: MetaEntity;
  label: string;
  value: Who;
  onChange(value: Who): void;
}
const user: MetaField = { name: 'user', type: 'ref', to: ['access.user'], isReadOnly: false, required: true };

/** Whoever is responsible, their head, or somebody by name. */
export function WhoField({ entity, label, value, onChange }: Props) {
  const { t } = useTranslation('automation');
  const { data } = useQuery(entitiesQuery);
  const hasResponsible = data?.find((e) => e.name === entity.name)?.responsible !== null;
  const ways = hasResponsible ? ['responsible', 'head', 'user'] : ['user'];
  return (
    <div className={classes.who}>
      <Select
        label={label}
        value={value.who}
        data={ways.map((w) => ({ value: w, label: t(`who.${w}`) }))}
        allowDeselect={false}
        onChange={(who) => who && onChange({ who: who as Who['who'] })}
      />
      {value.who === 'user' && (
        <ValueField
          entity={entity}
          field={user}
          label={t('who.name')}
          value={value.user ?? null}
          onChange={(id) => onChange({ who: 'user', ...(typeof id === 'string' ? { user: id } : {}) })}
        />
      )}
    </div>
  );
}
