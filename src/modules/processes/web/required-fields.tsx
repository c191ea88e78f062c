import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './processes.module.css';
import { useEntities } from './use-process.ts';

/** Fields that a deal must have filled before it may come into the stage. */
export function RequiredFields(props: {
  value: string[];
  canWrite: boolean;
  onChange(value: string[]): void;
}) {
  const { t } = useTranslation('processes');
  const labels = useLabels();
  const { deal } = useEntities();
  const [draft, setDraft] = useState(props.value);
  if (!deal) return null;
  const name = (field: string): string =>
    labels.field(deal, deal.fields.find((f) => f.name === field) ?? { name: field });
  if (!props.canWrite) {
    return props.value.length ? (
      <div className={classes.fact}>
        <span>{t('requiredFields')}</span>
        <b>{props.value.map(name).join(', ')}</b>
      </div>
    ) : null;
  }
  const possible = deal.fields.filter(
    (f) =>
      !f.isReadOnly && !f.isStandard && !f.isComputed && !['collection', 'json', 'boolean'].includes(f.type),
  );
  return (
    <MultiSelect
      label={t('requiredFields')}
      data={possible.map((f) => ({ value: f.name, label: labels.field(deal, f) }))}
      value={draft}
      onChange={setDraft}
      onBlur={() => JSON.stringify(draft) !== JSON.stringify(props.value) && props.onChange(draft)}
      searchable
      hidePickedOptions
    />
  );
}
