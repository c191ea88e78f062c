import { deviceHere, register, support } from './this-browser.ts';

/** A browser is reminded only while it is signed in: after signing in anew, whoever had turned it on need not do it again. */
export default async function renew(user: string): Promise<void> {
  if (!deviceHere(user) || support() !== 'ready' || Notification.permission !== 'granted') return;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) await register(user, subscription);
}
