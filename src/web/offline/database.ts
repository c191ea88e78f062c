import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Entry } from './entry.ts';

/** What one user takes along, as it was when the server was last asked. */
export interface Kept {
  user: string;
  at: string;
  /** Answers by the key under which screens look for them. */
  answers: [key: readonly unknown[], answer: unknown][];
}

interface Schema extends DBSchema {
  /** One row: of the last user, or none. */
  kept: { key: 'kept'; value: Kept };
  /** What waits to be sent, in the order in which it was written. */
  outbox: { key: number; value: Entry };
  /** How often all was forgotten: what was asked for before must not be kept afterwards. */
  forgotten: { key: 'count'; value: number };
}
export type OfflineDatabase = IDBPDatabase<Schema>;

let opened: Promise<OfflineDatabase> | undefined;

/** Pages and the service worker share it. Rejects where the browser keeps nothing (some private windows). */
export function database(): Promise<OfflineDatabase> {
  opened ??= openDB<Schema>('mijoz', 1, {
    upgrade: (db) => {
      db.createObjectStore('kept');
      db.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true });
      db.createObjectStore('forgotten');
    },
    // A newer version in another window must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}
