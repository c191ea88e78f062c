import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';

export type DragData = Record<string | symbol, unknown>;
interface DropTarget {
  canTake(dragged: DragData): boolean;
  /** Not called for what an element within takes. */
  onTake?(dragged: DragData): void;
  /** What whoever drags learns of the place. */
  data?: Record<string, unknown>;
}

/** Makes an element a place that takes what is dragged; `isOver` while something that it may take is held above it. */
export function useDropTarget<E extends HTMLElement>(
  target: DropTarget,
): { ref: RefObject<E | null>; isOver: boolean } {
  const ref = useRef<E>(null);
  const latest = useRef(target);
  latest.current = target;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      getData: () => latest.current.data ?? {},
      canDrop: ({ source }) => latest.current.canTake(source.data),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location }) => {
        setOver(false);
        if (location.current.dropTargets[0]?.element === element) latest.current.onTake?.(source.data);
      },
    });
  }, []);
  return { ref, isOver };
}
