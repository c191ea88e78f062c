import { useSyncExternalStore } from 'react';
import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import type { RecordValues } from '../api/records.ts';

/** The same field changed here and by somebody else: both values, and the way to write one of them. */
export interface Conflict {
  entity: MetaEntity;
  record: RecordValues;
  field: MetaField;
  mine: unknown;
  write(value: unknown, version: number | undefined): Promise<unknown>;
}

let current: Conflict | null = null;
const listeners = new Set<() => void>();

function set(next: Conflict | null): void {
  current = next;
  for (const tell of listeners) tell();
}

export const openConflict = (conflict: Conflict): void => set(conflict);
export const closeConflict = (): void => set(null);
export const useConflict = (): Conflict | null =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => current,
  );
