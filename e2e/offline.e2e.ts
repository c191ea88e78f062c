import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, inaccessible, PASSWORD, startApp } from './support/app.ts';

let app: App;
let anna: Page;
let party: string;
beforeAll(async () => {
  app = await startApp();
  anna = (await app.join('Anna Seller', 'seller')).page;
  party = (await ask(anna, 'POST', 'companies', { name: 'Silk Road Textile' })).id;
  await ask(anna, 'POST', 'channels', { party, kind: 'mobile', value: '+998901234567' });
  await ask(anna, 'POST', 'notes', { party, text: 'Prefers mornings' });
  await task('Send the price list');
  await task('Ask for the stamp');
});
afterAll(() => app?.close());

const today = (): string => Temporal.Now.plainDateISO('Asia/Tashkent').toString();
const task = (title: string) => ask(anna, 'POST', 'tasks', { title, party, dueOn: today() });
const line = (title: string) => anna.locator('[data-line]', { hasText: title });
const bar = () => anna.getByRole('status').filter({ hasText: /Offline|Waiting|accepted/ });
const offline = (is: boolean) => anna.context().setOffline(is);

/** What the browser keeps of anybody, whichever store it lies in. */
const keptText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const open = indexedDB.open('mijoz');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const all = (name: string) =>
      new Promise<unknown>((resolve) => {
        const asked = db.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => resolve(asked.result);
      });
    const text = JSON.stringify([await all('kept'), await all('outbox')]);
    db.close();
    return text;
  });

async function openDay(): Promise<void> {
  await anna.goto(`${app.base}/my-day`);
  await line('Send the price list').waitFor();
  await anna.evaluate(() => navigator.serviceWorker.ready);
  const taken = () => keptText(anna);
  await expect.poll(taken, { timeout: 20_000 }).toContain('Prefers mornings');
}

test('without a network the day opens, a call and a note wait, and reach the customer once', async () => {
  await openDay();
  await offline(true);
  await anna.reload();
  await line('Send the price list').waitFor();
  await bar()
    .getByText(/Offline, as of \d\d:\d\d/)
    .waitFor();
  await line('Send the price list').getByRole('link', { name: 'Silk Road Textile' }).click();
  await anna.getByText('Prefers mornings').waitFor();
  await anna.getByRole('link', { name: '+998901234567' }).first().waitFor();
  expect(await inaccessible(anna)).toEqual([]);
  await anna.getByRole('tab', { name: 'Call' }).click();
  await anna
    .getByPlaceholder(/said|agreed|went/i)
    .first()
    .fill('They take the new line');
  await anna.keyboard.press('ControlOrMeta+Enter');
  await bar().getByText('Waiting to be sent (1)').waitFor();
  await anna.getByRole('tab', { name: 'Note' }).click();
  await anna.getByRole('textbox', { name: 'Note' }).fill('Wants samples in blue');
  await anna.keyboard.press('ControlOrMeta+Enter');
  await bar().getByText('Waiting to be sent (2)').waitFor();
  // A killed window takes nothing along.
  await anna.goto(`${app.base}/waiting`);
  await anna.getByText('They take the new line').waitFor();
  expect(await inaccessible(anna)).toEqual([]);
  await offline(false);
  await bar().waitFor({ state: 'detached' });
  await anna.goto(`${app.base}/companies/${party}`);
  await anna.getByText('They take the new line').first().waitFor();
  const calls = (await ask(anna, 'GET', 'calls?limit=50')).items;
  const notes = (await ask(anna, 'GET', 'notes?limit=50')).items;
  expect(calls.map((c) => c['result'])).toEqual(['They take the new line']);
  expect(notes.map((n) => n['text']).toSorted()).toEqual(['Prefers mornings', 'Wants samples in blue']);
}, 120_000);

test('what was changed meanwhile is shown with both, and nothing is lost', async () => {
  await openDay();
  const { items } = await ask(anna, 'GET', 'tasks?limit=50');
  const stamp = items.find((i) => i['title'] === 'Ask for the stamp');
  await offline(true);
  await line('Ask for the stamp')
    .getByRole('button', { name: /Put .* off/ })
    .click();
  await line('Ask for the stamp').waitFor({ state: 'detached' });
  await line('Send the price list')
    .getByRole('button', { name: /as done/ })
    .click();
  await bar().getByText('Waiting to be sent (2)').waitFor();
  const later = Temporal.PlainDate.from(today()).add({ days: 9 }).toString();
  await ask(app.owner, 'PATCH', `tasks/${stamp?.id}`, { dueOn: later });
  const list = items.find((i) => i['title'] === 'Send the price list');
  await ask(app.owner, 'POST', `tasks/${list?.id}/cancel`, {});
  await offline(false);
  await bar().getByText('2 not accepted').click();
  const cards = anna.locator('main li');
  await cards.filter({ hasText: 'A colleague has just changed the same field' }).waitFor();
  await cards.filter({ hasText: 'The task is no longer open' }).waitFor();
  expect(await inaccessible(anna)).toEqual([]);
  await cards.filter({ hasText: 'Put off' }).getByRole('button', { name: 'Throw away' }).click();
  await cards.filter({ hasText: 'Put off' }).waitFor({ state: 'detached' });
  await anna.getByRole('button', { name: 'Undo' }).click();
  await cards.filter({ hasText: 'Put off' }).getByRole('button', { name: 'Send anyway' }).click();
  await cards.filter({ hasText: 'Put off' }).waitFor({ state: 'detached' });
  const tomorrow = Temporal.PlainDate.from(today()).add({ days: 1 }).toString();
  expect((await ask(anna, 'GET', `tasks/${stamp?.id}`))['dueOn']).toBe(tomorrow);
  await cards.filter({ hasText: 'Task done' }).getByRole('button', { name: 'Send as a note' }).click();
  await anna.getByText('Everything is sent').waitFor();
  const notes = (await ask(anna, 'GET', 'notes?limit=50')).items;
  expect(notes.map((n) => n['text'])).toContain('Task done · Send the price list');
});

test('two windows send once, and signing out shows what would be lost, then leaves nothing', async () => {
  await task('Send the price list');
  await openDay();
  const second = await anna.context().newPage();
  await second.goto(`${app.base}/my-day`);
  await second.locator('[data-line]').first().waitFor();
  await offline(true);
  await line('Send the price list').locator('button').first().click();
  await anna.getByRole('textbox', { name: 'Note' }).fill('Only once');
  await anna.keyboard.press('ControlOrMeta+Enter');
  await second.getByText('Waiting to be sent (1)').waitFor();
  await anna.getByRole('button', { name: 'Samarkand Textile' }).click();
  await anna.getByRole('menuitem', { name: 'Sign out' }).click();
  await anna.getByText('these would be lost').waitFor();
  await offline(false);
  await anna.getByText('Everything is sent').waitFor();
  const notes = (await ask(anna, 'GET', 'notes?limit=50')).items;
  expect(notes.filter((n) => n['text'] === 'Only once')).toHaveLength(1);
  await second.close();
  await anna.getByRole('button', { name: 'Samarkand Textile' }).click();
  await anna.getByRole('menuitem', { name: 'Sign out' }).click();
  await anna.waitForURL('**/sign-in');
  expect(await keptText(anna)).toBe('[[],[]]');
  const caches = await anna.evaluate(async () => {
    const names = await window.caches.keys();
    const all = await Promise.all(
      names.map(async (name) => (await (await window.caches.open(name)).keys()).map((r) => r.url)),
    );
    return all.flat();
  });
  expect(caches.length).toBeGreaterThan(20);
  expect(caches.filter((url) => url.includes('/api/'))).toEqual([]);
});

test('what is too old is not shown, and another user’s sign-in takes all along and says so', async () => {
  const page = (await app.join('Clara Seller', 'seller')).page;
  anna = page;
  await ask(page, 'POST', 'tasks', { title: 'Send the price list', dueOn: today() });
  await page.goto(`${app.base}/my-day`);
  await line('Send the price list').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => keptText(page), { timeout: 20_000 }).toContain('Send the price list');
  await offline(true);
  await line('Send the price list')
    .getByRole('button', { name: /as done/ })
    .click();
  await bar().getByText('Waiting to be sent (1)').waitFor();
  await grow(page, 4);
  await page.reload();
  await page.getByText('No connection').waitFor();
  expect(await keptText(page)).toMatch(/^\[\[\],\[\{"kind":"complete"/);
  await page.context().clearCookies();
  await offline(false);
  await page.goto(`${app.base}/sign-in`);
  await ask(page, 'POST', 'session', { email: 'anna@example.com', password: PASSWORD });
  await page.goto(`${app.base}/tasks`);
  await page.getByText('1 entry that another user had not sent was removed').waitFor();
  expect(await keptText(page)).toBe('[[],[]]');
});

/** Makes what is kept so many days older. */
const grow = (page: Page, days: number): Promise<void> =>
  page.evaluate(async (days) => {
    const open = indexedDB.open('mijoz');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = db.transaction('kept', 'readwrite').objectStore('kept');
    const row = await new Promise<{ at: string }>((resolve) => {
      const asked = store.get('kept');
      asked.onsuccess = () => resolve(asked.result);
    });
    row.at = new Date(Date.parse(row.at) - days * 86_400_000).toISOString();
    const put = store.put(row, 'kept');
    await new Promise((resolve) => {
      put.onsuccess = resolve;
    });
    db.close();
  }, days);

test('a session that was ended elsewhere takes what was kept along, and what is pushed is shown', async () => {
  const boris = await app.join('Boris Seller', 'seller');
  anna = boris.page;
  await ask(anna, 'POST', 'tasks', { title: 'Send the price list', dueOn: today() });
  await anna.goto(`${app.base}/my-day`);
  await line('Send the price list').waitFor();
  await anna.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => keptText(anna), { timeout: 20_000 }).toContain('Send the price list');
  const told = { title: 'Task due', body: 'Call back', tag: 't', path: '/notifications', lang: 'en' };
  expect(await pushed(anna, told)).toEqual(['Task due', 'Call back', { path: '/notifications' }]);
  await ask(app.owner, 'POST', `users/${boris.id}/deactivate`, {});
  await anna.waitForURL('**/sign-in**');
  await expect.poll(() => keptText(anna)).toBe('[[],[]]');
  expect(app.faults).toEqual([]);
});

/** What the service worker has the system show when a push comes; this browser has no screen for it, so it is overheard. */
async function pushed(page: Page, told: object): Promise<unknown[]> {
  const worker = page.context().serviceWorkers().at(-1);
  if (!worker) throw new Error('there is no service worker');
  return worker.evaluate(async (text) => {
    const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
    const shown: unknown[] = [];
    registration.showNotification = async (title, o) => {
      shown.push(title, o?.body, o?.data);
    };
    const Push = (self as unknown as { PushEvent: new (type: string, o: object) => Event }).PushEvent;
    self.dispatchEvent(new Push('push', { data: text }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return shown;
  }, JSON.stringify(told));
}
