import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordValues } from '../../../../web/api/records.ts';
import type { MovedDeal, Step } from '../moves/step.ts';
import type { DealColumn } from './use-stage-columns.ts';

/** Cards on their way: shown where they were dropped until the server has answered. */
export type Moving = ReadonlyMap<string, { record: RecordValues; to: string }>;

type Move = (deal: MovedDeal, step: Step) => Promise<boolean>;

/** Turns drops and key strokes into moves. `won` and `lost` are the zones beside the columns. */
export function useBoardMoves(columns: DealColumn[], move: Move) {
  const [moving, setMoving] = useState<Moving>(new Map());
  const [dragged, setDragged] = useState<string | null>(null);
  const latest = useRef({ columns, move });
  latest.current = { columns, move };
  const go = useCallback(async (record: RecordValues, to: string): Promise<void> => {
    const step = stepTo(to, latest.current.columns);
    if (!step) return;
    setMoving((m) => new Map(m).set(record.id, { record, to }));
    await latest.current.move({ id: record.id, name: String(record['name'] ?? '') }, step);
    setMoving((m) => new Map([...m].filter(([id]) => id !== record.id)));
  }, []);
  const step = useCallback(
    (record: RecordValues, from: string, direction: number): void => {
      const keys = [...latest.current.columns.map((c) => c.key), 'won'];
      const to = keys[keys.indexOf(from) + direction];
      if (to) void go(record, to);
    },
    [go],
  );
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data['type'] === 'card',
        onDragStart: ({ source }) => setDragged((source.data['record'] as RecordValues).id),
        onDrop: ({ source, location }) => {
          setDragged(null);
          const to = location.current.dropTargets[0]?.data['column'];
          if (typeof to === 'string' && to !== source.data['column'])
            void go(source.data['record'] as RecordValues, to);
        },
      }),
    [go],
  );
  return { moving, dragged, step };
}

function stepTo(to: string, columns: DealColumn[]): Step | undefined {
  if (to === 'won') return { verb: 'win', input: {} };
  if (to === 'lost') return { verb: 'lose', input: {} };
  const stage = columns.find((c) => c.key === to)?.stage;
  return stage ? { verb: 'move', input: { stage } } : undefined;
}
