import type { RefObject } from 'react';
import { useDropTarget } from '../kit/use-drop-target.ts';

/** Makes an element a place that takes cards: a column, a day. `isOver` while one is held above it. */
export const useDrop = <E extends HTMLElement>(
  kind: 'column' | 'day',
  place: string,
): { ref: RefObject<E | null>; isOver: boolean } =>
  useDropTarget<E>({ canTake: (dragged) => dragged['type'] === 'card', data: { [kind]: place } });
