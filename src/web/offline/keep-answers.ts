import type { QueryClient } from '@tanstack/react-query';
import type { Me } from '../../kernel/api.ts';
import { metaQuery } from '../api/meta.ts';
import { meQuery } from '../api/session.ts';
import { savedViewsQuery } from '../api/views.ts';
import { keep } from './kept.ts';

/** Keeps what the program needs to start without the server, and the answers under these keys. */
export async function keepAnswers(
  client: QueryClient,
  keys: readonly (readonly unknown[])[],
  forgottenBefore: number,
): Promise<void> {
  const me = client.getQueryData<Me>(meQuery.queryKey);
  if (!me) return;
  // Nothing may be showing them, and what nothing shows is cleared away.
  await Promise.all([client.ensureQueryData(metaQuery), client.ensureQueryData(savedViewsQuery)]);
  const others = [metaQuery.queryKey, savedViewsQuery.queryKey, ...keys];
  const answers = others.map((key): [readonly unknown[], unknown] => [key, client.getQueryData(key)]);
  if (answers.some(([, answer]) => answer === undefined)) return;
  // The token that lets one write belongs to the session: it is asked for anew.
  const own: [readonly unknown[], unknown] = [meQuery.queryKey, { ...me, csrf: '' }];
  await keep({ user: me.id, at: new Date().toISOString(), answers: [own, ...answers] }, forgottenBefore);
}
