import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DragData, useDropTarget } from '../../../../web/kit/use-drop-target.ts';
import classes from './builder.module.css';
import type { Zone } from './edit.ts';
import type { Leaf } from './field-tree.ts';

/** Where a chip came from. */
export interface Dragged {
  kind: 'report-chip';
  zone: Zone;
  at: number;
}
interface Props {
  zone: Zone;
  isEmpty: boolean;
  onField(leaf: Leaf): void;
  onChip(chip: Dragged): void;
  children: ReactNode;
}

/** Takes fields from the list and chips from the other zones. */
export function ZoneBox({ zone, isEmpty, onField, onChip, children }: Props) {
  const { t } = useTranslation('reports');
  // A chip within takes what is dropped on it.
  const { ref, isOver } = useDropTarget<HTMLDivElement>({
    canTake: (dragged) => dragged['kind'] === 'report-field' || isOwnKind(dragged, zone),
    onTake: (dragged) => {
      if (dragged['kind'] === 'report-field') onField(dragged['leaf'] as Leaf);
      else onChip(dragged as unknown as Dragged);
    },
  });
  return (
    <div ref={ref} className={classes.zone} data-over={isOver || undefined}>
      <span className={classes.zoneName}>{t(`builder.${zone}`)}</span>
      {children}
      {isEmpty && <span className={classes.zoneHint}>{t('builder.dropHere')}</span>}
    </div>
  );
}

export const isOwnKind = (data: DragData, zone: Zone): boolean =>
  data['kind'] === 'report-chip' && (data['zone'] === 'values') === (zone === 'values');
