import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useState } from 'react';
import { useDropTarget } from '../../../web/kit/use-drop-target.ts';

/** Makes an element take what is of one tree; `isOver` while one that it may take is held above it. */
export const useTreeDrop = <E extends HTMLElement>(
  tree: string,
  canTake: (id: string) => boolean,
  onTake: (id: string) => void,
): { ref: RefObject<E | null>; isOver: boolean } =>
  useDropTarget<E>({
    canTake: ({ type, id }) => type === tree && canTake(String(id)),
    onTake: ({ id }) => onTake(String(id)),
  });

/** Makes a line of the tree draggable, with all that lies below it. */
export function useTreeDrag<E extends HTMLElement>(
  ref: RefObject<E | null>,
  tree: string,
  id: string,
  isOff = false,
): { isDragged: boolean } {
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || isOff) return;
    return draggable({
      element,
      getInitialData: () => ({ type: tree, id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [ref, tree, id, isOff]);
  return { isDragged };
}
