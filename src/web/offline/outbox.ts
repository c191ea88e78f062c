import { database } from './database.ts';
import { type Entry, newKey, type Written } from './entry.ts';

const CHANNEL = 'mijoz-outbox';
/** Of the service worker's background synchronisation. */
export const SYNC_TAG = 'mijoz-outbox';

/** Puts it last. With the key of an attempt whose answer never came, so that it is done once all the same. */
export async function addToOutbox(user: string, written: Written, key: string = newKey()): Promise<number> {
  const entry: Omit<Entry, 'order'> = {
    ...written,
    id: key,
    user,
    at: new Date().toISOString(),
    state: 'waiting',
    firstTriedAt: null,
    refusal: null,
    now: null,
  };
  const order = await (await database()).add('outbox', entry as Entry);
  tellOutboxChanged();
  void wakeWhenOnline();
  return order;
}

export const listOutbox = async (): Promise<Entry[]> => (await database()).getAll('outbox');

export async function changeEntry(order: number, patch: Partial<Entry>): Promise<void> {
  const tx = (await database()).transaction('outbox', 'readwrite');
  const entry = await tx.store.get(order);
  if (entry) await tx.store.put({ ...entry, ...patch, order });
  await tx.done;
  tellOutboxChanged();
}

/** Under another key: the server knows it as something new. */
export const sendAnew = (order: number, written: Partial<Written>): Promise<void> =>
  changeEntry(order, {
    ...written,
    id: newKey(),
    state: 'waiting',
    firstTriedAt: null,
    refusal: null,
    now: null,
  });

export async function removeEntry(order: number): Promise<void> {
  await (await database()).delete('outbox', order);
  tellOutboxChanged();
}

/** Takes a removal back, at its old place in the order. */
export async function putBack(entry: Entry): Promise<void> {
  await (await database()).put('outbox', entry);
  tellOutboxChanged();
}

export async function clearOutbox(): Promise<void> {
  await (await database()).clear('outbox');
  tellOutboxChanged();
}

/** To every window of this browser, the one that says so included. */
function tellOutboxChanged(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

export function onOutboxChanged(run: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = run;
  return () => channel.close();
}

interface WithSync {
  sync?: { register(tag: string): Promise<void> };
}
/** Where the browser can, it sends by itself once there is a network, though no window is open then. */
async function wakeWhenOnline(): Promise<void> {
  const registration = (await globalThis.navigator.serviceWorker?.getRegistration()) as WithSync | undefined;
  await registration?.sync?.register(SYNC_TAG).catch(() => undefined);
}
