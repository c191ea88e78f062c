import type { Entry } from '../../../web/offline/entry.ts';
import { useOutbox } from '../../../web/offline/use-outbox.ts';

const ends: readonly Entry['kind'][] = ['complete', 'hold', 'postpone'];

/** Ids of what is done or put off, and only waits to be sent. */
export function useWaitingItems(): Set<string> {
  const entries = useOutbox() ?? [];
  return new Set(
    entries.filter((e) => e.state === 'waiting' && ends.includes(e.kind)).flatMap((e) => e.about?.id ?? []),
  );
}

/** What was written of a customer and waits to be sent. */
export const useWaitingOf = (party: string): Entry[] =>
  (useOutbox() ?? []).filter((e) => e.about?.party === party);
