import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import classes from './plan.module.css';
import type { Metric } from './plan-data.ts';

interface Props {
  stored: string;
  month: string;
  name: string;
  metric: Metric;
  canWrite: boolean;
  onSave(value: string | null): void;
}

/** A target as it is typed; Enter or leaving the cell keeps it, Escape takes it back, an empty one takes it away. */
export function PlanCell({ stored, month, name, metric, canWrite, onSave }: Props) {
  const { t } = useTranslation('quotas');
  const formats = useFormats();
  const shown = stored === '' ? '' : formats.number(stored);
  const [draft, setDraft] = useState<string | null>(null);
  const label = t('grid.cell', { name, month: formats.month(month) });
  if (!canWrite) return <span className={classes.value}>{shown || '–'}</span>;
  const typed = plain(draft ?? '', formats.decimalSign);
  const isWrong =
    draft !== null &&
    typed !== '' &&
    !(metric === 'won' ? /^\d{1,16}(\.\d{1,4})?$/ : /^\d{1,6}$/).test(typed);
  const keep = (): void => {
    if (draft === null || isWrong) return;
    if (typed !== stored) onSave(typed === '' ? null : typed);
    setDraft(null);
  };
  return (
    <input
      className={classes.cell}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      title={isWrong ? t('grid.notNumber') : undefined}
      value={draft ?? shown}
      onFocus={(e) => {
        setDraft(stored.replace('.', formats.decimalSign));
        e.currentTarget.select();
      }}
      onChange={(e) => setDraft(e.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(e) => {
        if (e.key === 'Enter') e.currentTarget.blur();
        if (e.key === 'Escape') setDraft(stored);
      }}
    />
  );
}

/** As the API takes it: spaces of groups gone, a point for the decimal sign. */
const plain = (text: string, sign: string): string =>
  text
    .replace(/\s/g, '')
    .replaceAll(sign === ',' ? '.' : ',', '')
    .replace(sign, '.');
