import { Checkbox, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../../kernel/api.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { ClockField } from '../../../../web/fields/clock-field.tsx';
import { useLabels } from '../../../../web/i18n/labels.ts';
import type { TimeTrigger } from '../../parts.rules.ts';
import classes from './rule.module.css';

interface Props {
  entity: MetaEntity;
  trigger: TimeTrigger;
  onChange(trigger: TimeTrigger): void;
}

export const timeFields = (entity: MetaEntity): MetaField[] =>
  entity.fields.filter((f) => (f.type === 'date' || f.type === 'instant') && !f.isComputed);

/** So long before or after a day or a moment of the record. */
export function TimeWhen({ entity, trigger, onChange }: Props) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const isDate = fieldOf(entity, trigger.field)?.type === 'date';
  const units = isDate ? ['day'] : ['minute', 'hour', 'day'];
  const chooseField = (field: string | null): void => {
    if (!field) return;
    const toDate = fieldOf(entity, field)?.type === 'date';
    onChange({ ...trigger, field, ...(toDate ? { unit: 'day' } : {}) });
  };
  return (
    <div className={classes.parts}>
      <div className={classes.timeLine}>
        <NumberInput
          label={t('time.count')}
          value={trigger.count}
          min={0}
          max={1000}
          allowDecimal={false}
          onChange={(v) => onChange({ ...trigger, count: Number(v) || 0 })}
        />
        <Select
          label={t('time.unit')}
          value={trigger.unit}
          data={units.map((value) => ({ value, label: t(`time.${value}`) }))}
          allowDeselect={false}
          onChange={(v) => v && onChange({ ...trigger, unit: v as TimeTrigger['unit'] })}
        />
        <Select
          label={t('time.side')}
          value={trigger.side}
          data={['before', 'after'].map((value) => ({ value, label: t(`time.${value}`) }))}
          allowDeselect={false}
          onChange={(v) => v && onChange({ ...trigger, side: v as TimeTrigger['side'] })}
        />
        <Select
          label={t('time.field')}
          value={trigger.field}
          data={timeFields(entity).map((f) => ({ value: f.name, label: labels.field(entity, f) }))}
          allowDeselect={false}
          searchable
          onChange={chooseField}
        />
      </div>
      {trigger.unit === 'day' && (
        <Checkbox
          label={t('time.isBusiness')}
          checked={trigger.isBusiness ?? false}
          onChange={(e) => onChange({ ...trigger, isBusiness: e.currentTarget.checked })}
        />
      )}
      {isDate && (
        <ClockField
          label={t('time.at')}
          value={trigger.at ?? '09:00'}
          onChange={(at) => at && onChange({ ...trigger, at })}
        />
      )}
    </div>
  );
}
