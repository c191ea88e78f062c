import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef({ onField, onChip });
  latest.current = { onField, onChip };
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data['kind'] === 'report-field' || isOwnKind(source.data, zone),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location }) => {
        setOver(false);
        // A chip within takes what is dropped on it.
        if (location.current.dropTargets[0]?.element !== element) return;
        if (source.data['kind'] === 'report-field') latest.current.onField(source.data['leaf'] as Leaf);
        else latest.current.onChip(source.data as unknown as Dragged);
      },
    });
  }, [zone]);
  return (
    <div ref={ref} className={classes.zone} data-over={isOver || undefined}>
      <span className={classes.zoneName}>{t(`builder.${zone}`)}</span>
      {children}
      {isEmpty && <span className={classes.zoneHint}>{t('builder.dropHere')}</span>}
    </div>
  );
}

const isOwnKind = (data: Record<string | symbol, unknown>, zone: Zone): boolean =>
  data['kind'] === 'report-chip' && (data['zone'] === 'values') === (zone === 'values');
