import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** Makes an element a place that takes cards: a column, a day. `isOver` while one is held above it. */
export function useDrop<E extends HTMLElement>(
  kind: 'column' | 'day',
  place: string,
): { ref: RefObject<E | null>; isOver: boolean } {
  const ref = useRef<E>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      getData: () => ({ [kind]: place }),
      canDrop: ({ source }) => source.data['type'] === 'card',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [kind, place]);
  return { ref, isOver };
}
