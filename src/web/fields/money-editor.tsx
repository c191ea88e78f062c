import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session.ts';
import { useFormats } from '../i18n/format.ts';
import type { MoneyValue } from '../i18n/format-numbers.ts';
import { currencyCodes } from '../i18n/places.ts';
import { common, type EditorProps } from './editor-props.ts';
import classes from './editors.module.css';

export function MoneyEditor(props: EditorProps) {
  const { t } = useTranslation();
  const me = useMe();
  const formats = useFormats();
  const value = props.value as MoneyValue | null | undefined;
  const currency = value?.currency ?? me.company.currency;
  const change = (amount: string | number): void =>
    props.onChange(amount === '' ? null : { amount: String(amount), currency });
  return (
    <NumberInput
      {...common(props)}
      value={value?.amount ?? ''}
      onChange={change}
      decimalScale={4}
      decimalSeparator={formats.decimalSign}
      thousandSeparator={formats.decimalSign === ',' ? '\u00a0' : ','}
      allowedDecimalSeparators={[',', '.']}
      valueIsNumericString
      rightSectionWidth={60}
      rightSection={
        <NativeSelect
          aria-label={t('field.currency')}
          variant="unstyled"
          rightSectionWidth={16}
          value={currency}
          data={ordered(me.company.currency)}
          className={classes.currency}
          onChange={(e) => props.onChange({ amount: value?.amount ?? '0', currency: e.currentTarget.value })}
        />
      }
    />
  );
}

/** The company's own currency and the usual ones first. */
function ordered(own: string): string[] {
  const first = [...new Set([own, 'UZS', 'RUB', 'USD', 'EUR', 'KZT'])];
  return [...first, ...currencyCodes.filter((c) => !first.includes(c))];
}
