import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { SkeletonLines } from '../../kit/skeleton.tsx';
import classes from './board.module.css';
import { BoardCard } from './board-card.tsx';

interface Props {
  entity: MetaEntity;
  records: RecordValues[];
  fields: MetaField[];
  column: string;
  isPending: boolean;
  /** Asked for as the end comes near. */
  onMore(): void;
  onStep(record: RecordValues, from: string, direction: number): void;
}
const CARD = 92;
const NEAR = 8;

/** The cards of a column, of which only those in sight are drawn. */
export function ColumnCards({ entity, records, fields, column, isPending, onMore, onStep }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    overscan: 4,
    gap: 6,
    getItemKey: (i) => records[i]?.id ?? i,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= records.length - NEAR) onMore();
  }, [last, records.length, onMore]);
  return (
    <div ref={scroller} className={classes.cards}>
      {isPending && <SkeletonLines count={3} height={60} />}
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const record = records[index];
          return (
            record && (
              <BoardCard
                key={record.id}
                entity={entity}
                record={record}
                fields={fields}
                column={column}
                index={index}
                top={start}
                measure={virtual.measureElement}
                onStep={onStep}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}
