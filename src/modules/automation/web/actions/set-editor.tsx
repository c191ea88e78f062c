import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../../kernel/api.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { isEditable } from '../../../../web/fields/field-editor.tsx';
import { useLabels } from '../../../../web/i18n/labels.ts';
import type { SetAction } from '../../parts.rules.ts';
import classes from '../rule/rule.module.css';
import { ValueField } from './value-field.tsx';

interface Props {
  entity: MetaEntity;
  action: SetAction;
  onChange(action: SetAction): void;
}

export const settable = (entity: MetaEntity): MetaField[] =>
  entity.fields.filter((f) => isEditable(f) && !f.isStandard && !('setOnce' in f && f.setOnce));

/** Fields with the values that they are to get. */
export function SetEditor({ entity, action, onChange }: Props) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const { values } = action;
  const left = settable(entity).filter((f) => !(f.name in values));
  const remove = (name: string): void => {
    const { [name]: _, ...rest } = values;
    onChange({ ...action, values: rest });
  };
  return (
    <div className={classes.parts}>
      {Object.entries(values).map(([name, value]) => {
        const field = fieldOf(entity, name);
        if (!field) return null;
        const label = labels.field(entity, field);
        return (
          <div key={name} className={classes.setLine}>
            <ValueField
              entity={entity}
              field={field}
              label={label}
              value={value}
              onChange={(next) => onChange({ ...action, values: { ...values, [name]: next } })}
            />
            <ActionIcon aria-label={t('set.remove', { field: label })} onClick={() => remove(name)}>
              <IconX size={14} />
            </ActionIcon>
          </div>
        );
      })}
      <Select
        label={t('set.add')}
        placeholder={t('set.choose')}
        value={null}
        data={left.map((f) => ({ value: f.name, label: labels.field(entity, f) }))}
        searchable
        onChange={(name) =>
          name &&
          onChange({
            ...action,
            values: { ...values, [name]: fieldOf(entity, name)?.type === 'boolean' ? true : null },
          })
        }
      />
    </div>
  );
}
