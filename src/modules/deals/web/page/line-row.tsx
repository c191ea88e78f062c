import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../../kernel/api.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { FieldCell } from '../../../../web/fields/field-cell.tsx';
import { KeptEditor } from '../../../../web/fields/kept-editor.tsx';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { useRecordActions } from '../../../../web/records/use-record-actions.ts';
import { useSaveField } from '../../../../web/records/use-save-field.ts';
import classes from './lines.module.css';

interface Props {
  entity: MetaEntity;
  record: RecordValues;
  fields: MetaField[];
  canWrite: boolean;
}

/** One line, every value an input: Tab goes on, Enter and leaving keep. */
export function LineRow({ entity, record, fields, canWrite }: Props) {
  const { t } = useTranslation('deals');
  const labels = useLabels();
  const client = useQueryClient();
  const save = useSaveField(entity);
  const { remove } = useRecordActions(entity);
  const keep = async (field: MetaField, value: unknown): Promise<void> => {
    await save(record, field, value);
    await client.invalidateQueries({ queryKey: ['records'] });
  };
  const name = String(record['name'] ?? '');
  return (
    <li className={classes.line} aria-label={name}>
      {fields.map((field) => (
        <div key={field.name} data-field={field.name}>
          <span className={classes.label} aria-hidden>
            {labels.field(entity, field)}
          </span>
          {canWrite && !field.isReadOnly ? (
            <KeptEditor
              key={String(record.version)}
              entity={entity}
              field={field}
              name={labels.field(entity, field)}
              value={record[field.name]}
              onKeep={(v) => void keep(field, v)}
            />
          ) : (
            <FieldCell entity={entity} field={field} value={record[field.name]} isLong />
          )}
        </div>
      ))}
      {canWrite && (
        <ActionIcon
          size={24}
          className={classes.remove}
          aria-label={t('lines.remove', { name })}
          onClick={() =>
            void remove(record.id, name).then(() => client.invalidateQueries({ queryKey: ['records'] }))
          }
        >
          <IconTrash size={14} />
        </ActionIcon>
      )}
    </li>
  );
}
