import {
  type InfiniteData,
  InfiniteQueryObserver,
  type InfiniteQueryObserverResult,
  type QueryClient,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ListAnswer } from '../../../kernel/api.ts';
import type { pagesQuery, RecordValues } from '../../api/records.ts';

type Options = ReturnType<typeof pagesQuery>;
type Page = ListAnswer<RecordValues>;
export type Pages = InfiniteQueryObserverResult<InfiniteData<Page>>;
type Observer = InfiniteQueryObserver<Page, Error, InfiniteData<Page>, Options['queryKey'], string | null>;

/** Keyset pages of several queries at once (one a group), whose number changes as groups open and close. */
export function useManyPages(requests: { key: string; options: Options }[]): Map<string, Pages> {
  const client = useQueryClient();
  const store = useMemo(() => createStore(client), [client]);
  // After every render: following the same requests again does nothing.
  useEffect(() => store.follow(requests));
  useEffect(() => () => store.stop(), [store]);
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.snapshot(), [store]),
  );
}

function createStore(client: QueryClient) {
  const observers = new Map<string, { hash: string; observer: Observer; stop(): void }>();
  const listeners = new Set<() => void>();
  let current = new Map<string, Pages>();
  const publish = (): void => {
    current = new Map([...observers].map(([key, o]) => [key, o.observer.getCurrentResult() as Pages]));
    for (const tell of listeners) tell();
  };
  const drop = (key: string): void => {
    observers.get(key)?.stop();
    observers.delete(key);
  };
  return {
    subscribe: (tell: () => void) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    snapshot: () => current,
    follow: (requests: { key: string; options: Options }[]): void => {
      const wanted = new Set(requests.map((r) => r.key));
      let isChanged = false;
      for (const key of [...observers.keys()]) {
        if (wanted.has(key)) continue;
        drop(key);
        isChanged = true;
      }
      for (const { key, options } of requests) {
        const hash = JSON.stringify(options.queryKey);
        if (observers.get(key)?.hash === hash) continue;
        isChanged = true;
        drop(key);
        const observer = new InfiniteQueryObserver(client, options as never) as unknown as Observer;
        observers.set(key, { hash, observer, stop: observer.subscribe(publish) });
      }
      if (isChanged) publish();
    },
    stop: () => {
      for (const key of [...observers.keys()]) drop(key);
    },
  };
}
