import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mentionOf } from '../src/modules/comments/mentions.rules.ts';
import { makeReceiver } from '../src/modules/reminders/push/receiver.testing.ts';
import type { Call } from '../src/platform/net/call-out.ts';
import { SYNC_TAG } from '../src/web/offline/outbox.ts';
import { type App, ask, startApp } from './support/app.ts';
import { type WorkerDesk, workerOf } from './support/service-worker.ts';

const calls: Call[] = [];
// The service of a browser's maker, which no test can reach: it takes what comes, and the test brings it to the browser.
vi.mock('../src/platform/net/call-out.ts', () => ({
  callOut: async (call: Call) => {
    calls.push(call);
    return { is: 'answered', status: 201, ms: 1 };
  },
}));

let app: App;
let anna: Page;
let annaId: string;
let party: string;
let desk: WorkerDesk;
const phone = makeReceiver('https://push.example/anna');
beforeAll(async () => {
  app = await startApp();
  ({ page: anna, id: annaId } = await app.join('Anna Seller', 'seller'));
  party = (await ask(anna, 'POST', 'companies', { name: 'Silk Road Textile' })).id;
  await anna.goto(`${app.base}/my-day`);
  desk = await workerOf(anna, app.base);
});
afterAll(() => app?.close());

test('who is named is told on the screen in their own language, and a click opens the record', async () => {
  await ask(anna, 'PATCH', 'me', { language: 'ru' });
  const { devices: _, ...wishes } = await ask(anna, 'GET', 'me/reminders');
  await ask(anna, 'PUT', 'me/reminders', { ...wishes, isPushDetailed: true });
  await ask(anna, 'POST', 'me/push', phone.subscription);
  await ask(app.owner, 'POST', 'comments', {
    record: { entity: 'contacts.party', id: party },
    text: `${mentionOf(annaId)} they wait for the samples`,
  });
  // Reminders leave by the minute.
  await expect.poll(() => calls.length, { timeout: 150_000 }).toBe(1);
  const payload = phone.read(calls[0]?.body as Buffer);
  await desk.push(payload);
  await expect.poll(() => desk.shown()).toHaveLength(1);
  const [shown] = await desk.shown();
  expect(shown).toMatchObject({
    title: 'Olga Owner упоминает вас: @Anna Seller they wait for the samples',
    body: 'Silk Road Textile',
    lang: 'ru',
  });

  expect(await desk.click()).toBeNull();
  const said = anna.locator('[data-comment][data-wanted]', { hasText: 'they wait for the samples' });
  await said.waitFor();
  await anna.goto('about:blank');
  await expect.poll(() => desk.windows()).toBe(0);
  // With no window open, one is: on the record and what was said of it.
  const path = await desk.click();
  expect(path).toMatch(new RegExp(`^/parties/${party}#comments\\.comment:`));
  await anna.goto(app.base + path);
  await said.waitFor();
  expect(app.faults).toEqual([]);
}, 240_000);

test('what waits is sent by the worker when the network is back and no window is open', async () => {
  await ask(anna, 'PATCH', 'me', { language: 'en' });
  await anna.goto(`${app.base}/companies/${party}`);
  await anna.getByRole('tab', { name: 'Note' }).click();
  await anna.context().setOffline(true);
  await anna.getByRole('textbox', { name: 'Note' }).fill('Written on the road');
  await anna.keyboard.press('ControlOrMeta+Enter');
  await anna.getByText('Waiting to be sent (1)').waitFor();
  await anna.getByRole('tab', { name: 'Meeting' }).click();
  await anna
    .getByLabel('Begins')
    .fill(`${Temporal.Now.plainDateISO('Asia/Tashkent').add({ days: 1 })}T10:00`);
  await anna.keyboard.press('ControlOrMeta+Enter');
  await anna.getByText('Waiting to be sent (2)').waitFor();
  await letHourPass(anna);
  const context = anna.context();
  await anna.close();
  await context.setOffline(false);
  await desk.sync(SYNC_TAG);
  const of = async (route: string) => (await ask(app.owner, 'GET', `${route}?limit=50`)).items;
  await expect.poll(async () => (await of('notes')).map((n) => n['text'])).toEqual(['Written on the road']);
  // It was to come when it was written: nobody has said that it took place.
  await expect.poll(async () => (await of('meetings')).map((m) => m['state'])).toEqual(['planned']);
  expect(app.faults).toEqual([]);
});

/** Makes the meeting that waits begin an hour ago. */
const letHourPass = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const open = indexedDB.open('mijoz');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = db.transaction('outbox', 'readwrite').objectStore('outbox');
    const asked = store.getAll();
    const rows = await new Promise<{ kind: string; body: { startsAt: string } }[]>((resolve) => {
      asked.onsuccess = () => resolve(asked.result);
    });
    const meeting = rows.find((row) => row.kind === 'meeting');
    if (!meeting) throw new Error('no meeting waits');
    meeting.body.startsAt = new Date(Date.now() - 3_600_000).toISOString();
    const put = store.put(meeting);
    await new Promise((resolve) => {
      put.onsuccess = resolve;
    });
    db.close();
  });
