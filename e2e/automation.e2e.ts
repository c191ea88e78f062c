import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, drag, inaccessible, startApp } from './support/app.ts';

let app: App;
let page: Page;
let deal: string;
beforeAll(async () => {
  app = await startApp();
  page = app.owner;
  const party = (await ask(page, 'POST', 'companies', { name: 'Registon Savdo' })).id;
  deal = (await ask(page, 'POST', 'deals', { name: 'Chairs', party })).id;
});
afterAll(() => app?.close());

test('a ready-made rule is taken, tried, changed and switched on, and what it does is seen and taken back', async () => {
  await page.goto(`${app.base}/settings/automation`);
  await page.getByRole('button', { name: /^Use it: Tell the head/ }).click();
  await page.getByRole('heading', { name: 'Tell the head when a big deal is lost' }).waitFor();
  await page.getByText('In the last 30 days this would not have run once').waitFor();
  await page.getByText('A time comes').click();
  await page.getByText('Something happens').click();
  await page.getByRole('combobox', { name: 'What happens' }).click();
  await page.getByRole('option', { name: 'a deal is won' }).click();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await page.getByRole('button', { name: 'Add an action' }).click();
  await page.getByRole('menuitem', { name: 'Create a task' }).click();
  await page.getByRole('heading', { name: '2. Create a task' }).waitFor();
  await drag(
    page.getByRole('heading', { name: '1. Notify' }),
    page.getByRole('heading', { name: '2. Create a task' }),
  );
  await page.getByRole('heading', { name: '1. Create a task' }).waitFor();
  await page.getByRole('button', { name: 'Move action 1 down' }).click();
  await page.getByRole('heading', { name: '1. Notify' }).waitFor();
  await page.getByRole('button', { name: 'Remove action 1' }).click();
  await page.getByRole('textbox', { name: 'Task' }).fill('Thank {nobody}');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Then, action 1, “nobody”: no such field').waitFor();
  await page.getByRole('textbox', { name: 'Task' }).fill('Thank {customer}');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
  expect(await inaccessible(page)).toEqual([]);
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByText('Switched on by Olga Owner').waitFor();
  await ask(page, 'POST', `deals/${deal}/win`, {});
  await page.getByRole('link', { name: 'Task created' }).waitFor();
  await page.getByRole('button', { name: /^Take back/ }).click();
  await page.getByText('Taken back').waitFor();
  const tasks = (await ask(page, 'GET', 'tasks?limit=50')).items.map((item) => item['title']);
  expect(tasks).not.toContain('Thank Registon Savdo');
});

test('a webhook is added, its secret told once, and an inner address refused in words', async () => {
  await page.goto(`${app.base}/settings/automation`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Orders');
  await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.getByRole('dialog').getByText('Done', { exact: true }).click();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('an address of an internal network, not allowed').waitFor();
  expect(await inaccessible(page)).toEqual([]);
});

test('no page failed on the way', () => expect(app.faults).toEqual([]));
