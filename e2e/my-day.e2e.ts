import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

let app: App;
let anna: Page;
beforeAll(async () => {
  app = await startApp();
  const policy = { name: 'Keep in touch', every: 1, unit: 'month', kind: 'call', topic: 'What is new' };
  const { id } = await ask(app.owner, 'POST', 'contact-policies', policy);
  await ask(app.owner, 'POST', `contact-policies/${id}/switchOn`, {});
  anna = (await app.join('Anna Seller', 'seller')).page;
});
afterAll(() => app?.close());

const today = (): string => Temporal.Now.plainDateISO('Asia/Tashkent').toString();
const line = (title: string) => anna.locator('[data-line]', { hasText: title });

test('a seller works through the day by keys: a task done, a contact put off, and nobody ticks a plan', async () => {
  const party = (await ask(anna, 'POST', 'companies', { name: 'Silk Road Textile' })).id;
  await ask(anna, 'POST', 'tasks', { title: 'Send the price list', party, dueOn: today() });
  const planned = { party, kind: 'call', topic: 'Ask about the season', dueOn: today() };
  await ask(anna, 'POST', 'planned-contacts', planned);
  await anna.goto(`${app.base}/my-day`);
  await line('Send the price list').waitFor();
  expect(await inaccessible(anna)).toEqual([]);
  await line('Send the price list').locator('button').first().click();
  await anna.getByRole('complementary', { name: 'Silk Road Textile' }).waitFor();
  await anna.keyboard.press('Space');
  await line('Send the price list').waitFor({ state: 'detached' });
  expect(await line('Ask about the season').getByRole('button', { name: /done/ }).count()).toBe(0);
  await anna.keyboard.press('KeyP');
  await line('Ask about the season').waitFor({ state: 'detached' });
  const [moved] = (await ask(anna, 'GET', 'planned-contacts?limit=50')).items.filter(
    (c) => c['topic'] === planned.topic,
  );
  expect(moved?.['dueOn']).toBe(Temporal.PlainDate.from(today()).add({ days: 1 }).toString());
});

test('a call that is logged fills the plan by itself', async () => {
  const party = (await ask(anna, 'POST', 'companies', { name: 'Registan Glass' })).id;
  const plan = async () =>
    (await ask(anna, 'GET', 'planned-contacts?limit=50')).items.filter(
      (c) => (c['party'] as { id: string }).id === party,
    );
  await expect.poll(async () => (await plan()).length, { timeout: 20_000 }).toBe(1);
  await anna.goto(`${app.base}/companies/${party}`);
  const panel = anna.getByRole('region', { name: 'Plan of contacts' });
  await panel.getByRole('link', { name: 'What is new' }).waitFor();
  await anna.getByRole('tab', { name: 'Call' }).click();
  await anna
    .getByPlaceholder(/said|agreed|went/i)
    .first()
    .fill('They take the new line');
  await anna.keyboard.press('ControlOrMeta+Enter');
  await panel.getByText('Took place').waitFor();
  await expect
    .poll(async () => (await plan()).map((c) => c['state']).sort(), { timeout: 20_000 })
    .toEqual(['done', 'planned']);
  expect(app.faults).toEqual([]);
});

test('whoever plans a contact is told who contacts the customer on that day already', async () => {
  const party = (await ask(anna, 'POST', 'companies', { name: 'Chorsu Market' })).id;
  const other = { party, kind: 'visit', topic: 'Show the samples', dueOn: today() };
  await ask(anna, 'POST', 'planned-contacts', other);
  await anna.goto(`${app.base}/companies/${party}`);
  const panel = anna.getByRole('region', { name: 'Plan of contacts' });
  await panel.getByRole('button', { name: 'Plan a contact' }).click();
  const form = anna.getByRole('dialog');
  await form.getByLabel('Due').fill('today');
  await anna.keyboard.press('Tab');
  await form.getByText('A contact is planned for that day already: Visit, Anna Seller').waitFor();
  expect(await inaccessible(anna)).toEqual([]);
  await form.getByRole('button', { name: 'Create' }).click();
  await anna.goto(`${app.base}/companies/${party}`);
  await expect.poll(() => panel.getByText('another that day').count()).toBe(2);
  await anna.waitForLoadState('networkidle');
  expect(await anna.getByText('Show the samples').count(), 'shown by its panel alone').toBe(1);
});
