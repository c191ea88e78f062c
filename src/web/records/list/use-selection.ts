import { useCallback, useMemo, useRef, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Everything that the list's filter finds, loaded or not. */
  isAll: boolean;
  toggle(id: string): void;
  /** From the last toggled row to this one, in the order given. */
  extend(id: string, order: readonly string[]): void;
  set(ids: Iterable<string>): void;
  selectAll(loaded: readonly string[]): void;
  clear(): void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);
  const anchor = useRef<string | null>(null);
  const set = useCallback((next: Iterable<string>) => {
    setAll(false);
    setIds(new Set(next));
  }, []);
  const toggle = useCallback((id: string) => {
    anchor.current = id;
    setAll(false);
    setIds((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const extend = useCallback((id: string, order: readonly string[]) => {
    const [from, to] = [order.indexOf(anchor.current ?? id), order.indexOf(id)].sort((a, b) => a - b);
    setAll(false);
    setIds((old) => new Set([...old, ...order.slice(Math.max(0, from ?? 0), (to ?? 0) + 1)]));
  }, []);
  const selectAll = useCallback((loaded: readonly string[]) => {
    setIds(new Set(loaded));
    setAll(true);
  }, []);
  const clear = useCallback(() => set([]), [set]);
  return useMemo(
    () => ({ ids, isAll, toggle, extend, set, selectAll, clear }),
    [ids, isAll, toggle, extend, set, selectAll, clear],
  );
}
