import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Installation, Me } from '../../kernel/api.ts';
import { isLanguage } from '../../kernel/i18n.ts';
import type { Right } from '../../kernel/permission.ts';
import { speak, texts } from '../i18n/language.ts';
import { api, setCsrf, setSignedOutHandler } from './client.ts';

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => api.get<Installation>('installation', undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await api.get<Me>('me', undefined, signal);
    setCsrf(me.csrf);
    if (isLanguage(me.language) && me.language !== texts.language) await speak(me.language);
    return me;
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Read by context and not by query: cells of a list ask it by the thousand. */
export const MeContext = createContext<Me | null>(null);

/** The signed-in user; only within the shell, which has loaded it. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is for pages within the shell');
  return me;
}

export function useHasRight(right: Right): boolean {
  return useMe().rights.includes(right);
}

export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: { language?: string; timeZone?: string }) => api.patch<Me>('me', patch),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

/**
 * Ends the session and starts the program anew, so that nothing of the last user stays in memory or in this browser. What
 * has not been sent is shown first: it would be lost.
 */
export async function signOut(isLoss = false): Promise<void> {
  const { leave } = await import('../offline/leave.ts');
  if (!(await leave(isLoss))) return window.location.assign('/waiting#leaving');
  // Whatever else is on its way hears that the session has ended, and must not lead back to this page.
  setSignedOutHandler(async () => undefined);
  await api.delete('session').catch(() => undefined);
  window.location.assign('/sign-in');
}
