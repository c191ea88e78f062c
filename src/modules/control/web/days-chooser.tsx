import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Period, periods } from './use-days.ts';

export function DaysChooser(props: { period: Period; onChoose(period: Period): void }) {
  const { t } = useTranslation('control');
  return (
    <Select
      w={150}
      aria-label={t('period.label')}
      data={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
      value={props.period}
      allowDeselect={false}
      onChange={(value) => value && props.onChoose(value as Period)}
    />
  );
}
