import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportStep } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';

const NONE = '-';

/** By what a record that exists already is recognised, and what then happens to it. */
export function MatchSelect(props: { step: ImportStep; onChange(step: ImportStep): void }) {
  const { step, onChange } = props;
  const { t } = useTranslation('transfer');
  const index = useMeta();
  const labels = useLabels();
  const entity = index.find(step.entity);
  const fields = entity?.fields.filter((f) => step.columns.some((c) => c.field === f.name)) ?? [];
  const labelOf = (name: string): string => {
    const field = fields.find((f) => f.name === name);
    return entity && field ? labels.field(entity, field) : name;
  };
  // Fields that tell a record only together are proposed as one choice, which stays when another is tried.
  const [proposed] = useState(step.match);
  const isPossible = (match: string[]): boolean => match.every((name) => fields.some((f) => f.name === name));
  const together = [step.match, proposed].find((match) => match.length > 1 && isPossible(match));
  const data = [
    ...(together ? [{ value: together.join(), label: together.map(labelOf).join(' + ') }] : []),
    ...fields.map((f) => ({ value: f.name, label: labelOf(f.name) })),
    { value: NONE, label: t('match.none') },
  ];
  return (
    <>
      <Select
        label={t('match.by')}
        allowDeselect={false}
        data={data}
        value={step.match.join() || NONE}
        onChange={(v) => v && onChange({ ...step, match: v === NONE ? [] : v.split(',') })}
      />
      {step.match.length > 0 && (
        <Select
          label={t('match.then')}
          allowDeselect={false}
          data={[
            { value: 'update', label: t('match.update') },
            { value: 'skip', label: t('match.skip') },
          ]}
          value={step.onMatch}
          onChange={(v) => v && onChange({ ...step, onMatch: v as ImportStep['onMatch'] })}
        />
      )}
    </>
  );
}
