import { api, isUnreachable } from '../api/client.ts';
import { connection } from '../api/connection.ts';
import { newKey, type Written } from './entry.ts';

export type Fate = 'sent' | 'kept';

/**
 * Sends what somebody wrote; where the server is out of reach it waits in this browser, under the key of the attempt that
 * may have arrived. Rejects where it was refused, and where nothing can be kept.
 */
export async function sendOrKeep(user: string, written: Written): Promise<Fate> {
  const key = newKey();
  if (connection().isLost && !navigator.onLine) return keepForLater(user, written, key);
  try {
    if (written.method === 'POST') await api.post(written.path, written.body, key);
    else await api.patch(written.path, written.body);
    return 'sent';
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return keepForLater(user, written, key).catch(() => {
      throw error;
    });
  }
}

async function keepForLater(user: string, written: Written, key: string): Promise<Fate> {
  const { addToOutbox } = await import('./outbox.ts');
  await addToOutbox(user, written, key);
  return 'kept';
}
