import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { canUpdate } from '../../api/meta.ts';
import type { RecordValues } from '../../api/records.ts';
import { FieldCell } from '../../fields/field-cell.tsx';
import { isEditable } from '../../fields/field-editor.tsx';
import { InlineEditor } from '../../fields/inline-editor.tsx';
import { isEmptyValue } from '../../fields/values.ts';
import { helpOf, useLabels } from '../../i18n/labels.ts';
import { useSaveField } from '../use-save-field.ts';
import classes from './record.module.css';

export function Fact({
  entity,
  record,
  field,
}: {
  entity: MetaEntity;
  record: RecordValues;
  field: MetaField;
}) {
  const { t } = useTranslation();
  const labels = useLabels();
  const save = useSaveField(entity);
  const [isEditing, setEditing] = useState(false);
  const label = labels.field(entity, field);
  const value = record[field.name];
  const isOpen = isEditable(field) && canUpdate(entity);
  const isLong = field.multiline ?? false;
  const shown =
    isEmptyValue(value) || value === false ? (
      <span className={classes.nothing}>{isOpen ? t('record.add') : '—'}</span>
    ) : (
      <FieldCell entity={entity} field={field} value={value} isLong />
    );
  return (
    <div className={isLong ? classes.longFact : classes.fact}>
      <span className={classes.factLabel} title={helpOf(field) ?? label}>
        {label}
      </span>
      {isEditing ? (
        <div className={classes.factEditor}>
          <InlineEditor
            entity={entity}
            field={field}
            record={record}
            onSave={(opened, next) => save(opened, field, next)}
            onClose={() => setEditing(false)}
          />
        </div>
      ) : isOpen ? (
        <div className={classes.factOpen}>
          <button
            type="button"
            className={classes.factButton}
            aria-label={t('record.editField', { field: label })}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={14} stroke={1.7} />
          </button>
          {shown}
        </div>
      ) : (
        <div className={classes.factValue}>{shown}</div>
      )}
    </div>
  );
}
