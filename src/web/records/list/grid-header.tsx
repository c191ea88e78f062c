import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaField } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { useLabels } from '../../i18n/labels.ts';
import { isNumeric, isSortable } from '../columns.ts';
import type { ListState } from '../list-state.ts';
import classes from './grid.module.css';
import type { GridColumns } from './grid-columns.ts';
import { ResizeHandle } from './resize-handle.tsx';
import type { Selection } from './use-selection.ts';

interface Props {
  state: ListState;
  columns: GridColumns;
  selection: Selection;
  loaded: RecordValues[];
}

/** Names of the columns: a click sorts, the edge widens. */
export const GridHeader = memo(function GridHeader({ state, columns, selection, loaded }: Props) {
  const { t } = useTranslation();
  const count = selection.ids.size;
  const isWhole = count > 0 && count >= loaded.length;
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1} className={classes.header}>
        <th scope="col" className={classes.mark}>
          <Checkbox
            aria-label={t('list.selectAll')}
            tabIndex={-1}
            checked={isWhole}
            indeterminate={count > 0 && !isWhole}
            onChange={() => (isWhole ? selection.clear() : selection.set(loaded.map((r) => r.id)))}
          />
        </th>
        {columns.fields.map((field, i) => (
          <HeaderCell
            key={field.name}
            state={state}
            field={field}
            isFirst={i === 0}
            width={columns.widths[i] ?? 0}
            onResize={columns.resize}
          />
        ))}
      </tr>
    </thead>
  );
});

function HeaderCell(props: {
  state: ListState;
  field: MetaField;
  isFirst: boolean;
  width: number;
  onResize(name: string, width: number): void;
}) {
  const { state, field } = props;
  const labels = useLabels();
  const sort = state.sort ?? state.entity.sort ?? '';
  const direction = sort === field.name ? 'ascending' : sort === `-${field.name}` ? 'descending' : 'none';
  const label = labels.field(state.entity, field);
  const next = direction === 'none' ? field.name : direction === 'ascending' ? `-${field.name}` : undefined;
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={`${classes.headCell} ${props.isFirst ? classes.sticky : ''}`}
      data-numeric={isNumeric(field) || undefined}
    >
      {isSortable(field) ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes.sorter}
          title={label}
          onClick={() => state.change({ sort: next })}
        >
          <span className={classes.headText}>{label}</span>
          {direction !== 'none' && <Arrow size={13} stroke={2} />}
        </button>
      ) : (
        <span className={classes.headText} title={label}>
          {label}
        </span>
      )}
      <ResizeHandle width={props.width} onResize={(w) => props.onResize(field.name, w)} />
    </th>
  );
}
