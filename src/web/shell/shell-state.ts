import { useSyncExternalStore } from 'react';
import type { RecordValues } from '../api/records.ts';

export interface Creating {
  key: number;
  entity: string;
  values?: Record<string, unknown> | undefined;
  /** Takes the new record in the place that asked for it; else its page opens. */
  onCreated?: ((record: RecordValues) => void) | undefined;
}
interface ShellState {
  opened: 'palette' | 'keys' | 'nav' | null;
  /** Forms of new records over the page; one may ask for another, whose record it is waiting for. */
  creating: readonly Creating[];
  isNavCollapsed: boolean;
}

let lastKey = 0;
const COLLAPSED = 'mijoz.nav';
let state: ShellState = {
  opened: null,
  creating: [],
  isNavCollapsed: localStorage.getItem(COLLAPSED) === 'collapsed',
};
const listeners = new Set<() => void>();

function set(patch: Partial<ShellState>): void {
  state = { ...state, ...patch };
  for (const tell of listeners) tell();
}

/** Whether the form of a new record stands over what is edited, which then waits for it. */
export const isCreating = (): boolean => state.creating.length > 0;
export const useShellState = (): ShellState =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => state,
  );

export const openPalette = (): void => set({ opened: 'palette' });
export const openKeys = (): void => set({ opened: 'keys' });
export const openNav = (): void => set({ opened: 'nav' });
export const closeOverlay = (): void => set({ opened: null });
/** Opens the form of a new record, with values that the place it was asked from knows. */
export function startCreating(
  entity: string,
  values?: Record<string, unknown>,
  onCreated?: Creating['onCreated'],
): void {
  const next = { key: ++lastKey, entity, values, onCreated };
  set({ opened: null, creating: onCreated ? [...state.creating, next] : [next] });
}
/** Closes the form that was opened last. */
export const stopCreating = (): void => set({ creating: state.creating.slice(0, -1) });

export function toggleNav(): void {
  localStorage.setItem(COLLAPSED, state.isNavCollapsed ? 'open' : 'collapsed');
  set({ isNavCollapsed: !state.isNavCollapsed });
}
