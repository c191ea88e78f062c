import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportStep } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import classes from './import.module.css';
import type { ImportRecord } from './imports.ts';
import planClasses from './plan.module.css';
import { useColumnLabel } from './use-column-label.ts';

interface Props {
  record: ImportRecord;
  step: ImportStep;
  number: number;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
  onChange(step: ImportStep): void;
}

/** One step of several in a line: "1. Departments: regional_office is the name". */
export function StepLine({ record, step, number, isOpen, onOpen, onChange }: Props) {
  const { t } = useTranslation('transfer');
  const labels = useLabels();
  const entity = useMeta().find(step.entity);
  const columnLabel = useColumnLabel();
  const headerOf = (column: number): string =>
    record.profile[column]?.header || t('columns.unnamed', { number: column + 1 });
  const fills = step.columns.map((use) => `${headerOf(use.column)} → ${columnLabel(step.entity, use.field)}`);
  const only =
    step.only && t('step.only', { column: headerOf(step.only.column), values: step.only.values.join(', ') });
  return (
    <div className={planClasses.stepLine}>
      <Switch
        checked={step.isOn}
        aria-label={t('step.use', { number })}
        onChange={(e) => onChange({ ...step, isOn: e.currentTarget.checked })}
      />
      <b>{t('step.numbered', { number, entity: entity ? labels.many(entity) : step.entity })}</b>
      <span className={classes.quiet}>
        {record.detected.kind === 'cards' ? only : [only, ...fills].filter(Boolean).join(', ')}
      </span>
      {step.isOn && !step.isExact && (
        <Button size="xs" variant="subtle" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {t('step.columns')}
        </Button>
      )}
    </div>
  );
}
