import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaVerb } from '../../../../kernel/api.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { fieldsOfVerb } from '../../../../web/records/record/verbs.ts';
import type { VerbAction } from '../../parts.rules.ts';
import classes from '../rule/rule.module.css';
import { ValueField } from './value-field.tsx';

interface Props {
  entity: MetaEntity;
  action: VerbAction;
  onChange(action: VerbAction): void;
}

/** Verbs that leave an event behind change something: those a rule may do. */
export const usableVerbs = (entity: MetaEntity, hasEvent: (verb: string) => boolean): MetaVerb[] =>
  entity.verbs.filter((v) => !v.onCollection && hasEvent(v.name));

/** What is done with the record, with what that needs to know: the stage of a move. */
export function VerbEditor({ entity, action, onChange }: Props) {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  const verbs = usableVerbs(entity, (verb) => labels.hasEvent(entity.base, verb));
  const verb = verbs.find((v) => v.name === action.verb);
  const fields = verb ? fieldsOfVerb(entity, verb) : [];
  return (
    <div className={classes.parts}>
      <Select
        label={t('act.which')}
        value={action.verb || null}
        data={verbs.map((v) => ({ value: v.name, label: labels.verb(entity, v.name) }))}
        allowDeselect={false}
        onChange={(name) => name && onChange({ ...action, verb: name, input: {} })}
      />
      {fields.map((field) => (
        <ValueField
          key={field.name}
          entity={entity}
          field={field}
          label={labels.field(entity, field)}
          value={action.input[field.name] ?? null}
          onChange={(value) => {
            const { [field.name]: _, ...rest } = action.input;
            onChange({ ...action, input: value === null ? rest : { ...rest, [field.name]: value } });
          }}
        />
      ))}
    </div>
  );
}
