import { useEffect, useSyncExternalStore } from 'react';

/** Something that the command palette offers while the screen that registered it is shown. */
export interface Command {
  id: string;
  title: string;
  icon?: string;
  keys?: string;
  run(): void;
}

let commands: Command[] = [];
const listeners = new Set<() => void>();
const publish = (next: Command[]): void => {
  commands = next;
  for (const tell of listeners) tell();
};
const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useCommands = (): Command[] => useSyncExternalStore(subscribe, () => commands);

/** Offers commands on what is open now; `list` must be stable between renders that change nothing. */
export function useOfferCommands(list: Command[]): void {
  useEffect(() => {
    publish([...commands, ...list]);
    return () => publish(commands.filter((c) => !list.includes(c)));
  }, [list]);
}
