import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportStep } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { columnLabel } from './column-label.ts';
import classes from './import.module.css';
import type { ImportRecord } from './imports.ts';
import planClasses from './plan.module.css';

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
  const fills = step.columns.map((use) => {
    const label = entity ? columnLabel(t, labels, entity, use.field) : use.field;
    return `${record.profile[use.column]?.header ?? use.column + 1} → ${label}`;
  });
  return (
    <div className={planClasses.stepLine}>
      <Switch
        checked={step.isOn}
        aria-label={t('step.use', { number })}
        onChange={(e) => onChange({ ...step, isOn: e.currentTarget.checked })}
      />
      <b>{t('step.numbered', { number, entity: entity ? labels.many(entity) : step.entity })}</b>
      <span className={classes.quiet}>{fills.join(', ')}</span>
      {step.isOn && !step.isExact && (
        <Button size="xs" variant="subtle" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {t('step.columns')}
        </Button>
      )}
    </div>
  );
}
