import type { CSSProperties } from 'react';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { FieldCell } from '../../fields/field-cell.tsx';
import { InlineEditor } from '../../fields/inline-editor.tsx';
import { texts } from '../../i18n/language.ts';
import { isNumeric } from '../columns.ts';
import classes from './grid.module.css';
import type { RowActions } from './row-actions.ts';
import { TitleCell } from './title-cell.tsx';

interface Props {
  record: RecordValues;
  entity: MetaEntity;
  columns: MetaField[];
  index: number;
  style: CSSProperties;
  isSelected: boolean;
  activeColumn: number;
  editing: string | null;
  actions: RowActions;
}

export function GridRow(props: Props) {
  const { record, entity, columns, index, actions, activeColumn } = props;
  return (
    <tr
      id={`line-${index}`}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      className={classes.row}
      data-active={activeColumn >= 0 || undefined}
      style={props.style}
      onMouseEnter={() => actions.prefetch(record.id)}
    >
      <td className={classes.mark}>
        <input
          type="checkbox"
          className={classes.box}
          aria-label={texts.t('list.select')}
          tabIndex={-1}
          checked={props.isSelected}
          readOnly
          onClick={(e) => actions.select(record.id, e.shiftKey)}
        />
      </td>
      {columns.map((field, i) => (
        <td
          key={field.name}
          id={`cell-${index}-${i}`}
          className={`${classes.cell} ${i === 0 ? classes.sticky : ''}`}
          data-numeric={isNumeric(field) || undefined}
          data-active={i === activeColumn || undefined}
          data-editing={(i === activeColumn && props.editing === field.name) || undefined}
          onMouseDown={() => actions.activate(index, i)}
          onDoubleClick={() => actions.edit(index, i)}
        >
          {props.editing === field.name && i === activeColumn ? (
            <div className={classes.editor}>
              <InlineEditor
                entity={entity}
                field={field}
                record={record}
                onSave={(opened, value) => actions.save(opened, field, value)}
                onClose={actions.stopEditing}
              />
            </div>
          ) : i === 0 ? (
            <TitleCell entity={entity} field={field} record={record} />
          ) : (
            <FieldCell entity={entity} field={field} value={record[field.name]} />
          )}
        </td>
      ))}
    </tr>
  );
}
