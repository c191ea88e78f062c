import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportStep } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { targetsQuery } from './imports.ts';
import { useColumnLabel } from './use-column-label.ts';

const NONE = '-';

/** By what a record that exists already is recognised, and what then happens to it. */
export function MatchSelect(props: { step: ImportStep; onChange(step: ImportStep): void }) {
  const { step, onChange } = props;
  const { t } = useTranslation('transfer');
  const index = useMeta();
  const columnLabel = useColumnLabel();
  const { data: targets } = useQuery(targetsQuery);
  const entity = index.find(step.entity);
  const keys = new Set([
    ...(entity?.fields.map((f) => f.name) ?? []),
    ...(targets?.find((target) => target.entity === step.entity)?.keys ?? []),
  ]);
  const fields = [...new Set(step.columns.map((c) => c.field))].filter((name) => keys.has(name));
  const labelOf = (name: string): string => columnLabel(step.entity, name);
  // Fields that tell a record only together are proposed as one choice, which stays when another is tried.
  const [proposed] = useState(step.match);
  const isPossible = (match: string[]): boolean => match.every((name) => fields.includes(name));
  const together = [step.match, proposed].find((match) => match.length > 1 && isPossible(match));
  const data = [
    ...(together ? [{ value: together.join(), label: together.map(labelOf).join(' + ') }] : []),
    ...fields.map((name) => ({ value: name, label: labelOf(name) })),
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
