import { api } from '../../../../web/api/client.ts';
import { subscriptionBody } from '../../../../web/offline/subscription-body.ts';

/** Whether this browser can show reminders while the program is closed, and what stands in the way. */
export type Support = 'ready' | 'insecure' | 'install' | 'none' | 'denied';
/** Whose reminders it shows, and as which of their devices. */
const MARK = 'mijoz.push';

export function support(): Support {
  if (!window.isSecureContext) return 'insecure';
  const canPush = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!canPush) return isApplePhone() && !isInstalled() ? 'install' : 'none';
  return Notification.permission === 'denied' ? 'denied' : 'ready';
}
/** An iPad says that it is a Mac, but no Mac is touched. */
const isApplePhone = (): boolean =>
  /iPhone|iPad/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
const isInstalled = (): boolean => window.matchMedia('(display-mode: standalone)').matches;

/** The device that this browser is of the user; another user's counts as none. */
export function deviceHere(user: string): string | undefined {
  const [owner, device] = (localStorage.getItem(MARK) ?? '').split(' ');
  return owner === user ? device : undefined;
}

export type TurnedOn = 'on' | 'denied' | 'notAllowed' | 'none' | 'unreachable';

/** To be called by a click: the browser asks its user. */
export async function turnOn(user: string, key: string): Promise<TurnedOn> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'notAllowed';
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return 'none';
  const { pushManager } = registration;
  // One made with the key of another installation stands in the way.
  await (await pushManager.getSubscription())?.unsubscribe();
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
  const subscription = await pushManager.subscribe(options).catch(() => undefined);
  if (!subscription) return 'unreachable';
  await register(user, subscription);
  return 'on';
}

export async function register(user: string, subscription: PushSubscription): Promise<void> {
  const { id } = await api.post<{ id: string }>('me/push', subscriptionBody(subscription));
  localStorage.setItem(MARK, `${user} ${id}`);
}

export async function turnOff(): Promise<void> {
  localStorage.removeItem(MARK);
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
