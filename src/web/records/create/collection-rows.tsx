import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { useMeta } from '../../api/meta.ts';
import { FieldEditor, isEditable } from '../../fields/field-editor.tsx';
import { useLabels } from '../../i18n/labels.ts';
import classes from './create.module.css';

type Row = Record<string, unknown>;

/** Rows that belong to the new record and are made with it: a customer's phones and addresses. */
export function CollectionRows(props: {
  entity: MetaEntity;
  field: MetaField;
  value: unknown;
  onChange(rows: Row[]): void;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const target = useMeta().find(props.field.of ?? '');
  if (!target) return null;
  const fields = target.fields.filter(
    (f) =>
      isEditable(f) && f.name !== props.field.by && f.required && f.type !== 'boolean' && !('default' in f),
  );
  const rows = Array.isArray(props.value) ? (props.value as Row[]) : [];
  const change = (i: number, name: string, value: unknown): void =>
    props.onChange(rows.map((r, j) => (j === i ? { ...r, [name]: value } : r)));
  const blank = (): Row =>
    Object.fromEntries(fields.map((f) => [f.name, f.options?.[Math.min(rows.length, 1)] ?? null]));
  const title = labels.field(props.entity, props.field);
  return (
    <fieldset className={classes.collection}>
      <legend>{title}</legend>
      {[...rows.entries()].map(([i, row]) => (
        <div
          key={i}
          className={classes.collectionRow}
          style={{
            gridTemplateColumns: `${fields.map((f) => (f.type === 'choice' ? '150px' : '1fr')).join(' ')} 28px`,
          }}
        >
          {fields.map((f) => (
            <FieldEditor
              key={f.name}
              entity={target}
              field={f}
              name={labels.field(target, f)}
              value={row[f.name]}
              onChange={(v) => change(i, f.name, v)}
            />
          ))}
          <ActionIcon
            aria-label={t('common.delete')}
            onClick={() => props.onChange(rows.filter((_, j) => j !== i))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => props.onChange([...rows, blank()])}
      >
        {labels.one(target)}
      </Button>
    </fieldset>
  );
}
