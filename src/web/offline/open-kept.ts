import type { QueryClient } from '@tanstack/react-query';
import { connectionLost } from '../api/connection.ts';
import { readKept } from './kept.ts';

/** Pages that can be shown without the server. */
export const isKeptPlace = (path: string): boolean => path === '/waiting' || path.startsWith('/my-day');

/** Puts what was kept in place of the server's answers. Resolves to whether there was anything. */
export async function openKept(client: QueryClient): Promise<boolean> {
  const kept = await readKept().catch(() => undefined);
  if (!kept) return false;
  const updatedAt = Date.parse(kept.at);
  for (const [key, answer] of kept.answers) {
    // Not to be cleared away while nothing shows it: it could not be asked for again.
    client.setQueryDefaults([...key], { gcTime: Number.POSITIVE_INFINITY });
    client.setQueryData([...key], answer, { updatedAt });
  }
  connectionLost(updatedAt);
  return true;
}
