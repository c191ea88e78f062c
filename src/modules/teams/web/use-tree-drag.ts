import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';

const TYPE = 'department';

/** Makes an element take departments; `isOver` while one that it may take is held above it. */
export function useDepartmentDrop<E extends HTMLElement>(
  canTake: (id: string) => boolean,
  onTake: (id: string) => void,
): { ref: RefObject<E | null>; isOver: boolean } {
  const ref = useRef<E>(null);
  const latest = useRef({ canTake, onTake });
  latest.current = { canTake, onTake };
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source: { data } }) => data['type'] === TYPE && latest.current.canTake(String(data['id'])),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source: { data } }) => {
        setOver(false);
        latest.current.onTake(String(data['id']));
      },
    });
  }, []);
  return { ref, isOver };
}

/** Makes a line of the tree draggable, with all that lies below it. */
export function useDepartmentDrag<E extends HTMLElement>(
  ref: RefObject<E | null>,
  id: string,
): { isDragged: boolean } {
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return draggable({
      element,
      getInitialData: () => ({ type: TYPE, id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [ref, id]);
  return { isDragged };
}
