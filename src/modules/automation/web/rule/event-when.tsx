import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import type { EventTrigger } from '../../parts.rules.ts';
import { ValueField } from '../actions/value-field.tsx';
import { useWords } from '../words.ts';
import classes from './rule.module.css';

interface Props {
  entity: MetaEntity;
  trigger: EventTrigger;
  onChange(trigger: EventTrigger): void;
}
const valued = new Set(['choice', 'pick', 'ref', 'boolean']);

export function EventWhen({ entity, trigger, onChange }: Props) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const words = useWords();
  // A verb that leaves no event behind has no words for one.
  const verbs = entity.verbs.filter((v) => !v.onCollection && labels.hasEvent(entity.base, v.name));
  const names = ['created', 'changed', ...verbs.map((v) => v.name)];
  const fields = entity.fields.filter(
    (f) => !f.isStandard && !f.isComputed && f.type !== 'collection' && f.type !== 'json',
  );
  return (
    <div className={classes.parts}>
      <Select
        label={t('happens.label')}
        value={trigger.verb}
        data={names.map((value) => ({ value, label: words.event(entity, value) }))}
        allowDeselect={false}
        onChange={(verb) => verb && onChange({ on: 'event', verb })}
      />
      {trigger.verb === 'changed' && (
        <MultiSelect
          label={t('happens.fields')}
          placeholder={trigger.fields?.length ? '' : t('happens.anyField')}
          value={trigger.fields ?? []}
          data={fields.map((f) => ({ value: f.name, label: labels.field(entity, f) }))}
          searchable
          hidePickedOptions
          onChange={(chosen) =>
            onChange({ on: 'event', verb: 'changed', ...(chosen.length ? { fields: chosen } : {}) })
          }
        />
      )}
      <FromTo entity={entity} trigger={trigger} onChange={onChange} />
    </div>
  );
}

/** Of a change of one field that has few values: from which, to which. */
function FromTo({ entity, trigger, onChange }: Props) {
  const { t } = useTranslation('automation');
  const [name, other] = trigger.fields ?? [];
  const field = name && !other ? fieldOf(entity, name) : undefined;
  if (trigger.verb !== 'changed' || !field || !valued.has(field.type)) return null;
  return (['from', 'to'] as const).map((side) => (
    <ValueField
      key={side}
      entity={entity}
      field={{ ...field, required: false, isReadOnly: false }}
      label={t(`happens.${side}`)}
      value={trigger[side] ?? null}
      onChange={(value) => {
        const { [side]: _, ...rest } = trigger;
        onChange(value === null ? rest : { ...rest, [side]: value });
      }}
    />
  ));
}
