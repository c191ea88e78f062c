import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldOf, useMeta } from '../../../web/api/meta.ts';
import { FieldEditor } from '../../../web/fields/field-editor.tsx';
import type { Range } from '../../../web/figures/figures.ts';
import { type Period, periods } from './period.ts';
import classes from './results.module.css';
import type { ChosenPeriod } from './use-period.ts';

export function PeriodChooser({ period }: { period: ChosenPeriod }) {
  const { t } = useTranslation('results');
  const choose = (name: string | null): void => {
    if (name) period.choose(name as Period, name === 'custom' ? period.range : {});
  };
  return (
    <>
      {period.name === 'custom' && (
        <div className={classes.days}>
          <Day end="from" range={period.range} onChange={(range) => period.choose('custom', range)} />
          <Day end="until" range={period.range} onChange={(range) => period.choose('custom', range)} />
        </div>
      )}
      <Select
        w={160}
        aria-label={t('period.label')}
        data={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={period.name}
        allowDeselect={false}
        onChange={choose}
      />
    </>
  );
}

function Day(props: { end: keyof Range; range: Range; onChange(range: Range): void }) {
  const { t } = useTranslation('results');
  const deal = useMeta().find('deals.deal');
  const field = deal && fieldOf(deal, 'openedOn');
  if (!deal || !field) return null;
  const change = (day: unknown): void => {
    const { [props.end]: _, ...rest } = props.range;
    props.onChange(typeof day === 'string' ? { ...rest, [props.end]: day } : rest);
  };
  return (
    <FieldEditor
      entity={deal}
      field={{ ...field, isReadOnly: false }}
      name={t(`period.${props.end}`)}
      value={props.range[props.end] ?? null}
      onChange={change}
    />
  );
}
