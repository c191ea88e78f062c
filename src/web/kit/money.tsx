import { useFormats } from '../i18n/format.ts';
import type { MoneyValue } from '../i18n/format-numbers.ts';
import classes from './marks.module.css';

export function Money(props: { value: MoneyValue | null | undefined }) {
  const formats = useFormats();
  return props.value ? <span className={classes.amount}>{formats.money(props.value)}</span> : null;
}
