import { Button, NativeSelect, NumberInput, Popover } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { resolvePath } from '../../../../web/records/filter/field-path.ts';
import { FilterBuilder } from '../../../../web/records/filter/filter-builder.tsx';
import { type Form, forms, type Question, steps } from '../../question.rules.ts';
import classes from './builder.module.css';
import { CalculatedColumns } from './calculated-columns.tsx';
import { PeriodOptions } from './period-options.tsx';

interface Props {
  entity: MetaEntity;
  question: Question;
  onChange(question: Question): void;
}

/** Of which time, compared with what, what is worked out of it, how much of it. */
export function Options(props: Props) {
  const { t } = useTranslation('reports');
  const { question, onChange } = props;
  return (
    <div className={classes.options}>
      <section>
        <h3>{t('builder.period')}</h3>
        <PeriodOptions {...props} />
      </section>
      <section>
        <h3>{t('builder.calculated')}</h3>
        <CalculatedColumns question={question} onChange={onChange} />
      </section>
      <section>
        <NumberInput
          label={t('builder.limit')}
          placeholder={t('builder.noLimit')}
          value={question.limit ?? ''}
          min={1}
          max={2000}
          allowDecimal={false}
          onChange={(v) => onChange({ ...question, limit: typeof v === 'number' && v >= 1 ? v : undefined })}
        />
      </section>
    </div>
  );
}

/** Which records: the same conditions that lists have. */
export function FilterButton({ entity, question, onChange }: Props) {
  const { t } = useTranslation('reports');
  const { filter } = question;
  const count = filter ? ('all' in filter ? filter.all.length : 1) : 0;
  return (
    <Popover position="bottom-end" width={620} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilter size={15} />}>
          {count ? t('builder.filterOf', { n: count }) : t('builder.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.wide}>
        <FilterBuilder
          key={entity.name}
          entity={entity}
          value={filter}
          onChange={(next) => onChange({ ...question, filter: next })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Forms that the groupings allow; the others would have nothing to draw. */
export function FormSelect({ entity, question, onChange }: Props) {
  const { t } = useTranslation('reports');
  const index = useMeta();
  const labels = useLabels();
  const isDay = (field: string | undefined): boolean =>
    field !== undefined &&
    ['date', 'instant'].includes(resolvePath(index, labels, entity, field)?.field.type ?? '');
  const { rows, columns } = question;
  const allowed: Record<Form, boolean> = {
    table: columns.length === 0,
    pivot: columns.length > 0,
    funnel: rows.length > 0 && columns.length === 0,
    line: rows.length > 0,
    bar: rows.length > 0,
    cohort: rows.length === 1 && columns.length === 1 && isDay(rows[0]?.field) && isDay(columns[0]?.field),
  };
  const choose = (form: Form): void => {
    const step = steps.find((s) => s === rows[0]?.by) ?? 'month';
    const alike = {
      rows: rows.map((r) => ({ ...r, by: step })),
      columns: columns.map((c) => ({ ...c, by: step })),
    };
    onChange(form === 'cohort' ? { ...question, ...alike, form } : { ...question, form });
  };
  return (
    <NativeSelect
      aria-label={t('builder.form')}
      value={question.form}
      data={forms
        .filter((form) => allowed[form] || form === question.form)
        .map((form) => ({ value: form, label: t(`form.${form}`) }))}
      onChange={(e) => choose(e.currentTarget.value as Form)}
    />
  );
}
