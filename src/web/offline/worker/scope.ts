/** What is used of a service worker's world; TypeScript's own description of it cannot stand beside that of a window. */
export interface WorkerScope {
  location: Location;
  registration: WorkerRegistration;
  clients: {
    claim(): Promise<void>;
    matchAll(o: { type: 'window'; includeUncontrolled: boolean }): Promise<WindowClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<K extends keyof WorkerEvents>(name: K, run: (event: WorkerEvents[K]) => void): void;
}
interface WorkerEvents {
  install: Lasting;
  activate: Lasting;
  fetch: Fetching;
  message: MessageEvent;
  sync: Lasting & { tag: string };
  push: Lasting & { data: { json(): unknown } | null };
  notificationclick: Lasting & { notification: Notification };
  pushsubscriptionchange: Lasting & {
    newSubscription?: PushSubscription | null;
    oldSubscription?: PushSubscription | null;
  };
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
export interface Fetching extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerRegistration {
  pushManager: PushManager;
  showNotification(title: string, o: NotificationOptions): Promise<void>;
}
interface WindowClient {
  url: string;
  focus(): Promise<WindowClient>;
  postMessage(message: unknown): void;
}

export const worker = self as unknown as WorkerScope;
