import { type RefObject, useEffect, useRef } from 'react';

/** Keys on the task lines within an element, by physical key so that they work on every layout. */
export function useTaskKeys<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const take = (event: KeyboardEvent): void => onTaskKey(event, element);
    element.addEventListener('keydown', take);
    return () => element.removeEventListener('keydown', take);
  });
  return ref;
}

function onTaskKey(event: KeyboardEvent, list: HTMLElement): void {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at.dataset['task'] === undefined) return;
  const lines = [...list.querySelectorAll<HTMLElement>('[data-task]')];
  const here = lines.indexOf(at);
  const step = { ArrowDown: 1, ArrowUp: -1, KeyJ: 1, KeyK: -1 }[event.code];
  if (step) {
    event.preventDefault();
    lines[here + step]?.focus();
  }
  if (event.code === 'Space' || event.code === 'KeyX') {
    event.preventDefault();
    (lines[here + 1] ?? lines[here - 1])?.focus();
    at.closest('article')?.querySelector<HTMLButtonElement>('button')?.click();
  }
}
