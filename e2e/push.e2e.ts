import { createECDH } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

let app: App;
let anna: Page;
beforeAll(async () => {
  app = await startApp();
  anna = (await app.join('Anna Seller', 'seller')).page;
});
afterAll(() => app?.close());

/** A browser that says yes, and whose maker's service is nowhere: that of the tests has none. */
async function pretend(page: Page, permission: 'granted' | 'denied'): Promise<void> {
  const p256dh = createECDH('prime256v1').generateKeys().toString('base64url');
  await page.addInitScript(
    ({ p256dh, permission }) => {
      let given: object | null = null;
      Object.defineProperty(Notification, 'permission', { get: () => (given ? permission : 'default') });
      Notification.requestPermission = async () => permission;
      PushManager.prototype.getSubscription = async () => given as PushSubscription | null;
      PushManager.prototype.subscribe = async () => {
        const endpoint = 'https://push.example/anna';
        given = {
          endpoint,
          toJSON: () => ({ endpoint, keys: { p256dh, auth: 'A'.repeat(22) } }),
          unsubscribe: async () => {
            given = null;
            return true;
          },
        };
        return given as PushSubscription;
      };
    },
    { p256dh, permission },
  );
}

test('a seller turns reminders on, says how much they show, tries them, and takes the device away', async () => {
  await pretend(anna, 'granted');
  await anna.goto(`${app.base}/settings/reminders`);
  await anna.evaluate(() => navigator.serviceWorker.ready);
  await anna.getByRole('button', { name: 'Turn on' }).click();
  await anna.getByText('This device', { exact: true }).waitFor();
  const { devices } = (await ask(anna, 'GET', 'me/push')) as unknown as { devices: object[] };
  expect(devices).toHaveLength(1);
  await anna.getByRole('switch', { name: 'Show what it is about' }).click({ force: true });
  await expect.poll(async () => (await ask(anna, 'GET', 'me/reminders'))['isPushDetailed']).toBe(true);
  expect(await inaccessible(anna)).toEqual([]);
  await anna.getByRole('button', { name: 'Send a test' }).click();
  await anna.getByText('out of reach at the moment').waitFor();
  await anna.getByRole('button', { name: 'Remove', exact: true }).click();
  await anna.getByRole('button', { name: 'Turn on' }).waitFor();
  expect((await ask(anna, 'GET', 'me/push'))['devices']).toEqual([]);
  expect(app.faults).toEqual([]);
});

test('a browser that refuses is told of, and nothing is turned on', async () => {
  const boris = (await app.join('Boris Seller', 'seller')).page;
  await pretend(boris, 'denied');
  await boris.goto(`${app.base}/settings/reminders`);
  await boris.getByRole('button', { name: 'Turn on' }).click();
  await boris.getByText('This browser refuses notifications').waitFor();
  expect((await ask(boris, 'GET', 'me/push'))['devices']).toEqual([]);
  expect(app.faults).toEqual([]);
});
