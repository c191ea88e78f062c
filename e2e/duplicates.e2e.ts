import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = app.owner;
});
afterAll(() => app?.close());

const soon = { timeout: 20_000 };

test('two spellings of one customer are found, made one with the values chosen, and two again', async () => {
  const first = await ask(page, 'POST', 'companies', {
    name: 'ООО «Хорезм Текстиль»',
    city: 'Ургенч',
    channels: [{ kind: 'phone', value: '+998 62 224 10 10' }],
  });
  const second = await ask(page, 'POST', 'companies', {
    name: 'Xorezm Tekstil MChJ',
    city: 'Urganch',
    employees: 140,
    channels: [{ kind: 'phone', value: '+998622241010' }],
  });
  await ask(page, 'POST', 'notes', { text: 'Wants samples', party: second.id });
  await expect.poll(async () => (await ask(page, 'GET', 'duplicates')).items.length, soon).toBe(1);
  await page.goto(`${app.base}/duplicates`);
  await page.getByText('alike names · same phone').waitFor();
  expect(await inaccessible(page)).toEqual([]);
  await page.getByRole('button', { name: 'Compare and merge' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make two customers one' });
  await dialog.getByRole('radio', { name: 'Urganch' }).waitFor();
  expect(await inaccessible(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Swap' }).click();
  await dialog.getByText(/^StaysXorezm Tekstil MChJ$/).waitFor();
  await dialog.getByRole('button', { name: 'Swap' }).click();
  await dialog.getByRole('radio', { name: 'Urganch' }).check();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('No two customers look alike').waitFor();
  expect(await ask(page, 'GET', `companies/${first.id}`)).toMatchObject({ city: 'Urganch', employees: 140 });

  // The address of the one that went leads to the one that stays.
  await page.goto(`${app.base}/companies/${second.id}`);
  await page.waitForURL(`**/companies/${first.id}`);
  await page.getByText('Wants samples').first().waitFor();
  await page.getByText('merged another record into this one').waitFor();
  const merged = page.getByRole('region', { name: 'Merged into this one' });
  await merged.getByText('Xorezm Tekstil MChJ').waitFor();
  await merged.getByRole('button', { name: 'Make them two again' }).click();
  await page.getByText('They are two again, each with what it had').waitFor();
  await page.getByText('Wants samples').waitFor({ state: 'detached' });
  expect(await ask(page, 'GET', `companies/${first.id}`)).toMatchObject({ city: 'Ургенч', employees: null });
  expect(await ask(page, 'GET', `companies/${second.id}`)).toMatchObject({ city: 'Urganch' });
});

test('on a customer’s page it is said who may be the same; that they are two is said once', async () => {
  const { id } = await ask(page, 'POST', 'companies', { name: 'Registon Group', city: 'Samarkand' });
  await ask(page, 'POST', 'companies', { name: 'Регистон Груп', city: 'Самарканд' });
  await expect.poll(async () => (await ask(page, 'GET', `duplicates?of=${id}`)).items.length, soon).toBe(1);
  await page.goto(`${app.base}/companies/${id}`);
  const strip = page.getByRole('region', { name: 'May be the same customer' });
  await strip.getByText('Регистон Груп').waitFor();
  expect(await inaccessible(page)).toEqual([]);
  await strip.getByRole('button', { name: 'They are two' }).click();
  await strip.waitFor({ state: 'detached' });
  await page.goto(`${app.base}/duplicates`);
  await page.getByText('No two customers look alike').waitFor();
  await page.getByText('Known to be two').click();
  await page.getByText('Регистон Груп').waitFor();
  await page.getByRole('button', { name: 'Look again' }).first().click();
  await page.getByText('May be one').click();
  await page.getByRole('button', { name: 'They are two' }).waitFor();
});

test('while a customer is entered, who is much like them is named', async () => {
  await page.goto(`${app.base}/companies`);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill('Registon Grup');
  await form.getByText('There are customers much like this one').waitFor();
  await form.getByRole('button', { name: 'Open' }).first().click();
  await page.waitForURL(/\/companies\/[0-9a-f-]{36}/);
});

test('a customer of the same name with another legal form is named too', async () => {
  await page.goto(`${app.base}/companies`);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill('Хорезм Текстиль');
  await form.getByText('ООО «Хорезм Текстиль»').waitFor();
});

test('two customers of a list are merged from it, and no verb is offered that nobody could be asked about', async () => {
  for (const name of ['Zarafshon Meva', 'Zangori Olma']) await ask(page, 'POST', 'companies', { name });
  await page.goto(`${app.base}/companies?q=za`);
  await page.getByText('Zangori Olma').first().waitFor();
  for (const name of ['Zarafshon Meva', 'Zangori Olma'])
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('checkbox')
      .click();
  const bar = page.getByRole('toolbar', { name: 'Selected records' });
  await bar.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Follow', exact: true }).waitFor();
  expect(await page.getByRole('menuitem', { name: /another/ }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Merge these two' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await ask(page, 'GET', 'companies?q=za')).items.length, soon).toBe(2);
});
