import { forgetKept } from './kept.ts';
import { clearOutbox, listOutbox } from './outbox.ts';
import { sendOutbox } from './send.ts';

/** Before signing out: sends what waits and forgets what is kept. Resolves to false where something would be lost unasked. */
export async function leave(isLoss: boolean): Promise<boolean> {
  try {
    await sendOutbox();
    if (isLoss) await clearOutbox();
    if ((await listOutbox()).length) return false;
    await forgetKept();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  return true;
}
