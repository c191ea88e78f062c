import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportStep } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { errorToast } from '../../../web/kit/toast.tsx';
import { ColumnTable } from './column-table.tsx';
import { type ImportRecord, propose, targetsQuery } from './imports.ts';
import { MatchSelect } from './match-select.tsx';
import planClasses from './plan.module.css';
import { StepLine } from './step-line.tsx';

/** What the rows become in this step: one kind of record, with the columns that fill it. */
export function StepPlan(props: {
  record: ImportRecord;
  step: ImportStep;
  number: number | null;
  onChange(step: ImportStep): void;
}) {
  const { record, step, number, onChange } = props;
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const index = useMeta();
  const { data: targets } = useQuery(targetsQuery);
  const proposing = useMutation({
    mutationFn: (entity: string) => propose(record.id, entity),
    // Which rows are the step's does not depend on what becomes of them.
    onSuccess: (next) => onChange(step.only ? { ...next, only: step.only } : next),
    onError: (e) => errorToast(e),
  });
  const entities = (targets ?? []).filter((e) => e.canCreate || e.entity === step.entity);
  const data = entities
    .filter((e) => index.find(e.entity))
    .map((e) => ({ value: e.entity, label: labels.many(index.find(e.entity) ?? e.entity) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const [isOpen, setOpen] = useState(number === null);
  return (
    <div className={planClasses.step} data-off={!step.isOn || undefined}>
      {number !== null && (
        <StepLine
          record={record}
          step={step}
          number={number}
          isOpen={isOpen}
          onOpen={setOpen}
          onChange={onChange}
        />
      )}
      {isOpen && !step.isExact && step.isOn && (
        <>
          <div className={planClasses.stepHead}>
            <Select
              label={t('step.becomes')}
              searchable
              allowDeselect={false}
              data={data}
              value={step.entity}
              onChange={(entity) => entity && entity !== step.entity && proposing.mutate(entity)}
            />
            <MatchSelect step={step} onChange={onChange} />
          </div>
          <ColumnTable
            record={record}
            step={step}
            target={targets?.find((x) => x.entity === step.entity)}
            onChange={onChange}
          />
        </>
      )}
      {step.isExact && <p className={planClasses.note}>{t('step.exact')}</p>}
    </div>
  );
}
