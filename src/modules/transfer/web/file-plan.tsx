import { Collapse, Select, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../kernel/import-api.ts';
import { useMe } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { errorToast } from '../../../web/kit/toast.tsx';
import { entitiesOf } from './entities.ts';
import { FileForm } from './file-form.tsx';
import { FileOptions } from './file-options.tsx';
import classes from './import.module.css';
import { type ImportRecord, savePlan, takeSheet, useKeepImport } from './imports.ts';
import planClasses from './plan.module.css';
import { PreviewTables } from './preview-tables.tsx';
import { StepPlan } from './step-plan.tsx';

/** A file: what it becomes, and how its columns are understood. Every change is kept at once. */
export function FilePlan(props: { record: ImportRecord; isOpen: boolean }) {
  const { record } = props;
  const { t } = useTranslation('transfer');
  const { csrf } = useMe();
  const labels = useLabels();
  const formats = useFormats();
  const keep = useKeepImport();
  const [isOpen, setOpen] = useState(props.isOpen);
  const saving = useMutation({
    mutationFn: (plan: ImportPlan) => savePlan(record.id, plan, csrf),
    onSuccess: keep,
    onError: (e) => errorToast(e),
  });
  const changing = useMutation({
    mutationFn: (sheet: number) => takeSheet(record.id, sheet),
    onSuccess: keep,
    onError: (e) => errorToast(e),
  });
  const change = (plan: ImportPlan): void => {
    keep({ ...record, plan });
    saving.mutate(plan);
  };
  const { steps } = record.plan;
  const numbered = steps.map((step, i) => ({ step, i }));
  const sheets = record.detected.sheets ?? [];
  return (
    <section className={planClasses.file} aria-label={record.name}>
      <UnstyledButton
        className={planClasses.fileHead}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronRight size={16} data-open={isOpen || undefined} />
        <b>{record.name}</b>
        <span className={classes.quiet}>
          {t('file.rows', { count: record.rows, value: formats.integer(record.rows) })}
        </span>
        <span className={planClasses.becomes}>
          {entitiesOf(record.plan)
            .map((e) => labels.many(e))
            .join(', ')}
        </span>
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className={planClasses.fileBody}>
          <FileForm record={record} />
          {sheets.length > 1 && (
            <Select
              label={t('file.sheet')}
              data={sheets.map((s, i) => ({ value: String(i), label: s.name }))}
              value={String(record.plan.sheet)}
              allowDeselect={false}
              onChange={(v) => v && changing.mutate(Number(v))}
            />
          )}
          {steps.length > 1 && <p className={planClasses.note}>{t('file.several')}</p>}
          {numbered.map(({ step, i }) => (
            <StepPlan
              key={i}
              record={record}
              number={steps.length > 1 ? i + 1 : null}
              step={step}
              onChange={(next) => change({ ...record.plan, steps: steps.with(i, next) })}
            />
          ))}
          <FileOptions record={record} onChange={change} />
          <PreviewTables record={record} isSaved={!saving.isPending} />
        </div>
      </Collapse>
    </section>
  );
}
