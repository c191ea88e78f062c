import { useEffect, useRef } from 'react';
import { isEditable, useShortcut } from '../../../web/shell/shortcuts.ts';
import type { CalendarState } from './use-calendar.ts';

/** Keys by their place, whatever the layout. */
export function useCalendarKeys(state: CalendarState, acts: { create(): void; close(): void }): void {
  useArrows(state.go);
  useShortcut('KeyT', () => state.change({ day: state.today }));
  useShortcut('KeyD', () => state.change({ view: 'day' }));
  useShortcut('KeyW', () => state.change({ view: 'week' }));
  useShortcut('KeyM', () => state.change({ view: 'month' }));
  // Not G, with which going to another page begins.
  useShortcut('KeyO', () => state.change({ view: 'team' }));
  useShortcut('KeyA', () => state.change({ view: 'agenda' }));
  useShortcut('KeyN', acts.create);
  useShortcut('Escape', acts.close);
}

/** Not a shortcut of the shell's, since on the choice of views arrows choose. */
function useArrows(go: (by: number) => void): void {
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      const by = event.code === 'ArrowLeft' ? -1 : event.code === 'ArrowRight' ? 1 : 0;
      const isModified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      const isTaken = event.target instanceof HTMLInputElement || isEditable(event.target);
      if (!by || isModified || isTaken || document.querySelector('[role="dialog"][aria-modal="true"]'))
        return;
      event.preventDefault();
      latest.current(by);
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, []);
}
