import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

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
  await expect.poll(() => keptText(anna), { timeout: 20_000 }).toContain('Prefers mornings');
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
