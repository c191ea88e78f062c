import { memo } from 'react';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { Bone } from '../../kit/skeleton.tsx';
import classes from './grid.module.css';
import { GridRow } from './grid-row.tsx';
import type { GridItem } from './grid-rows.ts';
import { GroupLine } from './group-line.tsx';
import type { RowActions } from './row-actions.ts';

interface Props {
  item: GridItem;
  entity: MetaEntity;
  columns: MetaField[];
  index: number;
  top: number;
  isSelected: boolean;
  activeColumn: number;
  editing: string | null;
  actions: RowActions;
  onToggleGroup(key: string): void;
}

/** One line at its height in the list: a record, the header of a group, or what is still to come. */
export const GridLine = memo(
  function GridLine(props: Props) {
    const { item, index, top } = props;
    const style = { top };
    if (item.type === 'group')
      return (
        <GroupLine
          item={item}
          index={index}
          style={style}
          isActive={props.activeColumn >= 0}
          onToggle={props.onToggleGroup}
        />
      );
    if (item.type === 'more') {
      return (
        <tr className={classes.more} style={style} aria-rowindex={index + 2}>
          <td>
            <Bone width={180} />
          </td>
        </tr>
      );
    }
    return <GridRow {...props} record={item.record} style={style} />;
  },
  (a, b) =>
    a.top === b.top &&
    a.index === b.index &&
    a.isSelected === b.isSelected &&
    a.activeColumn === b.activeColumn &&
    a.editing === b.editing &&
    a.columns === b.columns &&
    a.actions === b.actions &&
    sameItem(a.item, b.item),
);

/** Refetched pages make new wrappers around the same records, which query's structural sharing keeps. */
function sameItem(a: GridItem, b: GridItem): boolean {
  if (a.type === 'row' && b.type === 'row') return a.record === b.record;
  if (a.type === 'group' && b.type === 'group') return a.group === b.group && a.isOpen === b.isOpen;
  return a.type === b.type;
}
