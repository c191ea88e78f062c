import { useSyncExternalStore } from 'react';

/** Whether the server was in reach when it was last asked, and when it last answered. */
interface Connection {
  isLost: boolean;
  lastAt: number;
}
let state: Connection = { isLost: false, lastAt: Date.now() };
const listeners = new Set<() => void>();

function set(next: Connection): void {
  const isNews = next.isLost !== state.isLost;
  state = next;
  if (isNews) for (const tell of listeners) tell();
}

export const connectionHeld = (): void => set({ isLost: false, lastAt: Date.now() });
/** `asOf`: of when it is that is shown instead. */
export const connectionLost = (asOf = state.lastAt): void => set({ isLost: true, lastAt: asOf });
export const connection = (): Connection => state;

export function onConnection(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
export const useConnection = (): Connection => useSyncExternalStore(onConnection, connection);
