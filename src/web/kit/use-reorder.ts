import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { placed } from './placed.ts';

interface Options {
  /** Only items of the same scope change places. */
  scope: string;
  id: string;
  order: readonly string[];
  isOff?: boolean;
  onOrder(order: string[]): void;
}

/** Makes an item of a list draggable among its siblings; `move` does the same for keys. */
export function useReorder(options: Options): {
  ref: RefObject<HTMLDivElement | null>;
  isOver: boolean;
  move(step: number): void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(options);
  latest.current = options;
  const [isOver, setOver] = useState(false);
  const { scope, id, isOff } = options;
  useEffect(() => {
    const element = ref.current;
    if (!element || isOff) return;
    return combine(
      draggable({ element, getInitialData: () => ({ scope, id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['scope'] === scope && source.data['id'] !== id,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          const { order, onOrder } = latest.current;
          onOrder(placed(order, String(source.data['id']), order.indexOf(id)));
        },
      }),
    );
  }, [scope, id, isOff]);
  const move = (step: number): void => {
    const { order, onOrder } = latest.current;
    onOrder(placed(order, id, Math.max(0, Math.min(order.length - 1, order.indexOf(id) + step))));
  };
  return { ref, isOver, move };
}
