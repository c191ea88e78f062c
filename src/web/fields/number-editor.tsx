import { NumberInput } from '@mantine/core';
import { useFormats } from '../i18n/format.ts';
import { common, type EditorProps } from './editor-props.ts';

/** Integers go as numbers, decimals as text: a float would lose their last digits. */
export function NumberEditor(props: EditorProps) {
  const formats = useFormats();
  const { field, value, onChange } = props;
  const isWhole = field.type === 'integer';
  const change = (next: string | number): void => {
    if (next === '') onChange(null);
    else onChange(isWhole ? Number(next) : String(next));
  };
  return (
    <NumberInput
      {...common(props)}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={change}
      decimalScale={isWhole ? 0 : (field.scale ?? 4)}
      allowDecimal={!isWhole}
      decimalSeparator={formats.decimalSign}
      thousandSeparator={/year/i.test(field.name) ? '' : formats.decimalSign === ',' ? '\u00a0' : ','}
      allowedDecimalSeparators={[',', '.']}
      allowNegative={!(field.min !== undefined && Number(field.min) >= 0)}
    />
  );
}
