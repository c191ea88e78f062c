import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportColumnProfile } from '../../../kernel/import-api.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import classes from './import.module.css';
import type { ImportRecord } from './imports.ts';
import { readDay } from './read-day.ts';
import { decide, isUndecided } from './undecided.ts';

interface Props {
  record: ImportRecord;
  profile: ImportColumnProfile;
  header: string;
  use: ImportColumn;
  onChange(use: ImportColumn): void;
}

/** How the column writes its dates or numbers: found by itself where the values tell, else to be chosen. */
export function FormSelect(props: Props) {
  const { profile, use } = props;
  if (use.date && profile.date) return <DateSelect {...props} date={use.date} />;
  if (use.number && profile.number && profile.type !== 'integer')
    return <NumberSelect {...props} number={use.number} />;
  return null;
}

const orders = ['dmy', 'mdy', 'ymd'] as const;

function DateSelect({
  record,
  profile,
  header,
  use,
  date,
  onChange,
}: Props & { date: NonNullable<ImportColumn['date']> }) {
  const { t } = useTranslation('transfer');
  const formats = useFormats();
  const sample =
    profile.samples.find((s) => new Set(orders.map((o) => readDay(s, o))).size > 1) ??
    profile.samples[0] ??
    '';
  const fitting = orders.filter((o) => readDay(sample, o));
  const choose = (order: string | null): void => {
    if (!order) return;
    decide(record, use.column);
    onChange({ ...use, date: { order: order as (typeof orders)[number] } });
  };
  const example = (order: (typeof orders)[number]): string => {
    const day = readDay(sample, order);
    return day ? t('forms.day', { text: sample, day: formats.date(day) }) : t(`forms.${order}`);
  };
  if (date.order === 'serial' || fitting.length < 2)
    return (
      <span className={classes.quiet}>
        {date.order === 'serial' ? t('forms.serial') : example(date.order)}
      </span>
    );
  const isOpen = isUndecided(record, use);
  return (
    <Select
      aria-label={t('forms.dateOf', { header })}
      placeholder={t('forms.choose')}
      error={isOpen ? t('forms.cannotTell') : undefined}
      data={fitting.map((value) => ({ value, label: example(value) }))}
      value={isOpen ? null : date.order}
      allowDeselect={false}
      onChange={choose}
    />
  );
}

const numberForms = ['. ', ', ', '.', ',', ',.', '.,', ".'"] as const;

function NumberSelect({
  header,
  use,
  number,
  onChange,
}: Props & { number: NonNullable<ImportColumn['number']> }) {
  const { t } = useTranslation('transfer');
  const key = `${number.decimal}${number.group}`;
  const keys = numberForms.some((f) => f === key) ? numberForms : [...numberForms, key];
  const example = (form: string): string => `1${form.slice(1)}234${form[0]}56`;
  const choose = (form: string | null): void => {
    if (form)
      onChange({
        ...use,
        number: { decimal: form[0], group: form.slice(1) } as NonNullable<ImportColumn['number']>,
      });
  };
  return (
    <Select
      aria-label={t('forms.numberOf', { header })}
      data={keys.map((value) => ({ value, label: example(value) }))}
      value={key}
      allowDeselect={false}
      onChange={choose}
    />
  );
}
