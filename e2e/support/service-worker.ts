import type { CDPSession, Page, Worker } from 'playwright-core';

/** What the service worker had the system show. */
export interface Shown {
  title: string;
  body: string;
  lang: string;
  data: { path: string };
}
/** The service worker of a page's browser, and what comes to it from outside, through the browser itself. */
export interface WorkerDesk {
  push(payload: string): Promise<void>;
  /** The network is back: what waits is sent, whether a window is open or not. */
  sync(tag: string): Promise<void>;
  shown(): Promise<Shown[]>;
  /** How many windows of the program the browser knows of; one that is left goes a moment later. */
  windows(): Promise<number>;
  /** Clicks on what was shown last; resolves to the page that the worker wants to be opened anew, if any. */
  click(): Promise<string | null>;
}

interface Overheard {
  registration: ServiceWorkerRegistration;
  clients: {
    openWindow(path: string): Promise<unknown>;
    matchAll(o: { type: 'window' }): Promise<unknown[]>;
  };
  overheard: Shown[];
}

/** This browser has no screen for notifications and opens no windows by itself: both are overheard. */
export async function workerOf(page: Page, base: string): Promise<WorkerDesk> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const context = page.context();
  const worker = context.serviceWorkers().at(-1);
  if (!worker) throw new Error('there is no service worker');
  await overhear(worker);
  // The page itself may be closed later on.
  const cdp = await context.newCDPSession(await context.newPage());
  const registrationId = await registrationOf(cdp, base);
  const shown = () => worker.evaluate(() => (self as unknown as Overheard).overheard);
  return {
    push: async (data) => {
      await cdp.send('ServiceWorker.deliverPushMessage', { origin: base, registrationId, data });
    },
    sync: async (tag) => {
      await cdp.send('ServiceWorker.dispatchSyncEvent', {
        origin: base,
        registrationId,
        tag,
        lastChance: true,
      });
    },
    shown,
    windows: () =>
      worker.evaluate(
        async () => (await (self as unknown as Overheard).clients.matchAll({ type: 'window' })).length,
      ),
    click: async () => click(worker, (await shown()).at(-1)?.data ?? null),
  };
}

const overhear = (worker: Worker): Promise<void> =>
  worker.evaluate(() => {
    const scope = self as unknown as Overheard;
    scope.overheard = [];
    scope.registration.showNotification = async (title, o) => {
      scope.overheard.push({ title, body: o?.body ?? '', lang: o?.lang ?? '', data: o?.data });
    };
  });

const registrationOf = async (cdp: CDPSession, base: string): Promise<string> => {
  const found = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find((r) => r.scopeURL === `${base}/`);
      if (own) resolve(own.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  return found;
};

const click = (worker: Worker, data: Shown['data'] | null): Promise<string | null> =>
  worker.evaluate(async (data) => {
    const scope = self as unknown as Overheard;
    const seen: { opened: string | null; work: unknown; isClosed: boolean } = {
      opened: null,
      work: null,
      isClosed: false,
    };
    scope.clients.openWindow = async (path) => {
      seen.opened = path;
    };
    const event = Object.assign(new Event('notificationclick'), {
      notification: {
        data,
        close: () => {
          seen.isClosed = true;
        },
      },
      waitUntil: (work: unknown) => {
        seen.work = work;
      },
    });
    self.dispatchEvent(event);
    await seen.work;
    if (!seen.isClosed) throw new Error('it stays on the screen');
    return seen.opened;
  }, data);
