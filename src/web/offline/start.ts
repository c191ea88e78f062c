import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { connection, connectionLost, onConnection } from '../api/connection.ts';
import { meQuery } from '../api/session.ts';
import { texts } from '../i18n/language.ts';
import { toast } from '../kit/toast.tsx';
import { starts } from '../shell/screens.ts';
import { forgetKept, readKept } from './kept.ts';
import { clearOutbox, listOutbox, onOutboxChanged } from './outbox.ts';
import { sendOutbox } from './send.ts';
import { registerWorker } from './worker-registration.tsx';

const PROBE_MS = 15_000;
const SEND_MS = 60_000;

/** For as long as somebody is signed in: sends what waits, and notices when the server is back. Returns the way to stop. */
export function startOffline(client: QueryClient, user: string, open: (path: string) => void): () => void {
  let wasLost = connection().isLost;
  const send = (): void => void trySending(client);
  const probe = (): void => {
    if (connection().isLost) void api.get('me').catch(() => undefined);
  };
  const stopFollowing = onConnection(() => {
    if (wasLost && !connection().isLost) void comeBack(client);
    wasLost = connection().isLost;
  });
  const lose = (): void => connectionLost();
  window.addEventListener('offline', lose);
  window.addEventListener('online', probe);
  const timers = [window.setInterval(probe, PROBE_MS), window.setInterval(send, SEND_MS)];
  const stopOutbox = onOutboxChanged(() => {
    if (!connection().isLost) send();
  });
  const stopOpening = onAskedToOpen(open);
  registerWorker();
  for (const load of starts())
    void load()
      .then((m) => m.default(user))
      .catch(() => undefined);
  void forgetOthers(user)
    .then(send)
    .catch(() => undefined);
  return () => {
    stopFollowing();
    stopOutbox();
    stopOpening();
    window.removeEventListener('offline', lose);
    window.removeEventListener('online', probe);
    timers.forEach(window.clearInterval);
  };
}

/** A click on what the system shows: the service worker says where it leads. */
function onAskedToOpen(open: (path: string) => void): () => void {
  const take = ({ data }: MessageEvent<unknown>): void => {
    const path = (data as { open?: unknown } | null)?.open;
    if (typeof path === 'string' && path.startsWith('/')) open(path);
  };
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  serviceWorker?.addEventListener('message', take);
  return () => serviceWorker?.removeEventListener('message', take);
}

/** The answers that were kept lack the token for writing, and are old: all is asked for anew. */
async function comeBack(client: QueryClient): Promise<void> {
  await client.refetchQueries({ queryKey: meQuery.queryKey });
  await trySending(client);
  await client.invalidateQueries();
}

async function trySending(client: QueryClient): Promise<void> {
  const before = await listOutbox().catch(() => []);
  if (!before.some((e) => e.state === 'waiting')) return;
  await sendOutbox();
  await client.invalidateQueries({ queryKey: ['records'] });
}

/** What another user left in this browser goes, and is not hidden from whoever signs in next: it says so. */
async function forgetOthers(user: string): Promise<void> {
  const kept = await readKept();
  if (kept && kept.user !== user) await forgetKept();
  const others = (await listOutbox()).filter((e) => e.user !== user);
  if (!others.length) return;
  await clearOutbox();
  toast(texts.t('offline.othersGone', { count: others.length }));
}
