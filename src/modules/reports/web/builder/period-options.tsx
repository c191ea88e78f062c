import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { type Period, periods } from '../../../../kernel/condition.ts';
import { useMe } from '../../../../web/api/session.ts';
import { todayIn } from '../../../../web/fields/values.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { filterable } from '../../../../web/records/filter/field-path.ts';
import type { Question, QuestionPeriod } from '../../question.rules.ts';
import classes from './builder.module.css';
import { Days } from './days.tsx';

interface Props {
  entity: MetaEntity;
  question: Question;
  onChange(question: Question): void;
}

/** Whose days, which days, and what they are compared with. */
export function PeriodOptions({ entity, question, onChange }: Props) {
  const { t } = useTranslation('reports');
  const { t: core } = useTranslation();
  const labels = useLabels();
  const me = useMe();
  const days = filterable(entity).filter((f) => (f.type === 'date' || f.type === 'instant') && !f.custom);
  const { period } = question;
  const set = (next: QuestionPeriod | undefined): void =>
    onChange({ ...question, period: next, compare: next ? question.compare : undefined });
  const chooseDays = (choice: string): void => {
    if (!choice) {
      set(undefined);
      return;
    }
    const field =
      period?.field ?? question.rows.find((r) => r.by && !r.field.includes('.'))?.field ?? 'createdAt';
    const today = todayIn(me.company.timeZone);
    set(
      choice === 'custom'
        ? { field, from: `${today.slice(0, 4)}-01-01`, until: today }
        : { field, named: choice as Period },
    );
  };
  return (
    <div className={classes.stack}>
      <NativeSelect
        aria-label={t('builder.period')}
        value={period ? (period.named ?? 'custom') : ''}
        data={[
          { value: '', label: t('builder.allTime') },
          ...periods.map((p) => ({ value: p, label: core(`period.${p}`) })),
          { value: 'custom', label: t('builder.custom') },
        ]}
        onChange={(e) => chooseDays(e.currentTarget.value)}
      />
      {period && !period.named && (
        <Days entity={entity} days={period} onChange={(days) => set({ ...period, ...days })} />
      )}
      {period && (
        <NativeSelect
          label={t('builder.byDate')}
          value={period.field}
          data={days.map((f) => ({ value: f.name, label: labels.field(entity, f) }))}
          onChange={(e) => set({ ...period, field: e.currentTarget.value })}
        />
      )}
      {period && (
        <NativeSelect
          label={t('builder.compare')}
          value={question.compare ?? ''}
          data={['', 'before', 'year'].map((v) => ({ value: v, label: t(`compare.${v || 'none'}`) }))}
          onChange={(e) =>
            onChange({ ...question, compare: (e.currentTarget.value || undefined) as Question['compare'] })
          }
        />
      )}
    </div>
  );
}
