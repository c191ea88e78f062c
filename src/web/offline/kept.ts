import { database, type Kept } from './database.ts';

const KEPT_DAYS = 3;

/** Resolves to undefined where nothing is kept, or what is kept is too old: it is gone then. */
export async function readKept(): Promise<Kept | undefined> {
  const db = await database();
  const kept = await db.get('kept', 'kept');
  if (!kept) return undefined;
  if (Date.now() - Date.parse(kept.at) <= KEPT_DAYS * 86_400_000) return kept;
  await forgetKept();
  return undefined;
}

/** To be asked before the server is: what it answers is kept only if nothing was forgotten meanwhile. */
export const timesForgotten = async (): Promise<number> =>
  (await (await database()).get('forgotten', 'count')) ?? 0;

export async function keep(kept: Kept, forgottenBefore: number): Promise<void> {
  const tx = (await database()).transaction(['kept', 'forgotten'], 'readwrite');
  const count = (await tx.objectStore('forgotten').get('count')) ?? 0;
  if (count === forgottenBefore) await tx.objectStore('kept').put(kept, 'kept');
  await tx.done;
}

/** What is known of customers goes; what waits to be sent is the user's own words, and stays. */
export async function forgetKept(): Promise<void> {
  const tx = (await database()).transaction(['kept', 'forgotten'], 'readwrite');
  const count = (await tx.objectStore('forgotten').get('count')) ?? 0;
  await tx.objectStore('forgotten').put(count + 1, 'count');
  await tx.objectStore('kept').clear();
  await tx.done;
}
