import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useState } from 'react';
import { useDropTarget } from '../../../web/kit/use-drop-target.ts';

const TYPE = 'department';

/** Makes an element take departments; `isOver` while one that it may take is held above it. */
export const useDepartmentDrop = <E extends HTMLElement>(
  canTake: (id: string) => boolean,
  onTake: (id: string) => void,
): { ref: RefObject<E | null>; isOver: boolean } =>
  useDropTarget<E>({
    canTake: ({ type, id }) => type === TYPE && canTake(String(id)),
    onTake: ({ id }) => onTake(String(id)),
  });

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
