import { subscriptionBody } from '../subscription-body.ts';
import { worker } from './scope.ts';

interface Told {
  title: string;
  body: string;
  tag: string;
  path: string;
  lang: string;
}

/** Shows what the server has to tell, in the words that came with it, and opens the record on a click. */
export function showWhatIsTold(): void {
  worker.addEventListener('push', (event) => event.waitUntil(show(event.data?.json() as Told | undefined)));
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open((event.notification.data as Pick<Told, 'path'>).path));
  });
  worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));
}

async function show(told: Told | undefined): Promise<void> {
  if (!told) return;
  const { title, body, tag, path, lang } = told;
  const pictures = { icon: '/icons/icon-192.png', badge: '/icons/badge-96.png' };
  await worker.registration.showNotification(title, { body, tag, lang, ...pictures, data: { path } });
}

/** In a window that is open already, without losing what stands in it. */
async function open(path: string): Promise<void> {
  const [window] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: false });
  if (!window) return void (await worker.clients.openWindow(path));
  // Some systems let nobody come to the front; the record is opened all the same.
  await window.focus().catch(() => undefined);
  window.postMessage({ open: path });
}

/** The browser has changed the address by itself: the server is told, as long as somebody is signed in. */
async function renew(event: {
  newSubscription?: PushSubscription | null;
  oldSubscription?: PushSubscription | null;
}): Promise<void> {
  const options = event.oldSubscription?.options;
  const fresh =
    event.newSubscription ?? (options && (await worker.registration.pushManager.subscribe(options)));
  const me = fresh && (await fetch('/api/v1/me', { cache: 'no-store' }));
  if (!fresh || !me?.ok) return;
  const { csrf } = (await me.json()) as { csrf: string };
  await fetch('/api/v1/me/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf': csrf },
    body: JSON.stringify(subscriptionBody(fresh)),
  });
}
