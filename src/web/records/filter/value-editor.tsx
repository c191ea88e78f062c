import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { type Operator, periods } from '../../../kernel/condition.ts';
import { DateEditor } from '../../fields/date-editor.tsx';
import { InstantEditor } from '../../fields/instant-editor.tsx';
import { useFormats } from '../../i18n/format.ts';
import { useLabels } from '../../i18n/labels.ts';
import classes from './filter.module.css';
import { ManyEditor } from './many-editor.tsx';
import { takesMany } from './operators.ts';

interface Props {
  entity: MetaEntity;
  field: MetaField;
  op: Operator;
  value: unknown;
  onChange(value: unknown): void;
}

/** What a field is compared with, in the field's own form. */
export function ValueEditor(props: Props) {
  const { t } = useTranslation();
  const { field, op, value, onChange } = props;
  if (op === 'within') {
    return (
      <NativeSelect
        aria-label={t('filter.value')}
        value={String(value)}
        data={periods.map((p) => ({ value: p, label: t(`period.${p}`) }))}
        onChange={(e) => onChange(e.currentTarget.value)}
      />
    );
  }
  if (field.type === 'boolean') {
    return (
      <NativeSelect
        aria-label={t('filter.value')}
        value={String(value)}
        data={[
          { value: 'true', label: t('common.yes') },
          { value: 'false', label: t('common.no') },
        ]}
        onChange={(e) => onChange(e.currentTarget.value === 'true')}
      />
    );
  }
  if (takesMany(op)) return <ManyEditor {...props} value={Array.isArray(value) ? value : []} />;
  if (op !== 'between') return <OneValue {...props} />;
  const [from, until] = Array.isArray(value) ? value : ['', ''];
  return (
    <span className={classes.range}>
      <OneValue {...props} value={from} onChange={(v) => onChange([v, until])} />
      <OneValue {...props} value={until} onChange={(v) => onChange([from, v])} />
    </span>
  );
}

function OneValue({ entity, field, value, onChange }: Props) {
  const { t } = useTranslation();
  const labels = useLabels();
  const formats = useFormats();
  const name = t('filter.value');
  if (field.type === 'date')
    return (
      <DateEditor
        entity={entity}
        field={field}
        name={name}
        value={value || null}
        onChange={(v) => onChange(v ?? '')}
      />
    );
  if (field.type === 'instant')
    return (
      <InstantEditor
        entity={entity}
        field={field}
        name={name}
        value={value || null}
        onChange={(v) => onChange(v ?? '')}
      />
    );
  if (['integer', 'decimal', 'money'].includes(field.type)) {
    return (
      <NumberInput
        aria-label={name}
        value={String(value ?? '')}
        valueIsNumericString
        onChange={(v) => onChange(String(v))}
        decimalSeparator={formats.decimalSign}
        allowedDecimalSeparators={[',', '.']}
        thousandSeparator={formats.decimalSign === ',' ? '\u00a0' : ','}
      />
    );
  }
  return (
    <TextInput
      aria-label={labels.field(entity, field)}
      value={String(value ?? '')}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}
