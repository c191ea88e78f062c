import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../kernel/import-api.ts';
import { useMeta } from '../../../web/api/meta.ts';
import classes from './import.module.css';
import type { ImportRecord } from './imports.ts';
import planClasses from './plan.module.css';

/** What holds for the whole file: past or present, and the currency of amounts that name none. */
export function FileOptions(props: { record: ImportRecord; onChange(plan: ImportPlan): void }) {
  const { record, onChange } = props;
  const { t } = useTranslation('transfer');
  const index = useMeta();
  const { plan } = record;
  const [currency, setCurrency] = useState(plan.currency);
  const isMoney = plan.steps.some(
    (s) =>
      s.isOn &&
      s.columns.some((c) => index.find(s.entity)?.fields.find((f) => f.name === c.field)?.type === 'money'),
  );
  const settle = (): void => {
    if (/^[A-Z]{3}$/.test(currency)) onChange({ ...plan, currency });
    else setCurrency(plan.currency);
  };
  if (plan.steps.some((s) => s.isExact)) return null;
  return (
    <div className={planClasses.options}>
      <div>
        <div className={classes.optionLabel}>{t('options.mode')}</div>
        <SegmentedControl
          aria-label={t('options.mode')}
          value={plan.mode}
          onChange={(mode) => onChange({ ...plan, mode: mode as ImportPlan['mode'] })}
          data={[
            { value: 'historical', label: t('options.historical') },
            { value: 'live', label: t('options.live') },
          ]}
        />
        <p className={classes.quiet}>
          {t(plan.mode === 'live' ? 'options.liveText' : 'options.historicalText')}
        </p>
      </div>
      {isMoney && (
        <TextInput
          label={t('options.currency')}
          w={140}
          maxLength={3}
          value={currency}
          onChange={(e) => setCurrency(e.currentTarget.value.toUpperCase())}
          onBlur={settle}
        />
      )}
    </div>
  );
}
