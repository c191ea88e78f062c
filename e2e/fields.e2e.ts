import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, inaccessible, startApp } from './support/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = app.owner;
});
afterAll(() => app?.close());

test('a built-in field is renamed, hinted, demanded and hidden, and comes back as it was', async () => {
  await page.goto(`${app.base}/settings/custom-fields`);
  await page.getByText('Built-in fields').click();
  await page.getByRole('button', { name: 'Change City' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Town');
  await page.getByRole('textbox', { name: 'Hint under the field' }).fill('Where their office is');
  await page.getByRole('combobox', { name: 'Required' }).click();
  await page.getByRole('option', { name: 'Required in forms' }).click();
  expect(await inaccessible(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Change Town' }).waitFor();

  await page.getByRole('button', { name: 'Change Legal name' }).click();
  await page.getByRole('combobox', { name: 'Where it is shown' }).click();
  await page.getByRole('option', { name: 'Nowhere' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Legal name' }).getByText('Nowhere').waitFor();

  await page.goto(`${app.base}/companies`);
  await page.getByRole('heading', { name: 'Companies', exact: true }).waitFor();
  await page.keyboard.press('c');
  await page.getByText('Where their office is').waitFor();
  await page.getByRole('textbox', { name: 'Town' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Legal name' }).count()).toBe(0);

  await page.goto(`${app.base}/settings/custom-fields`);
  await page.getByText('Built-in fields').click();
  await page.getByRole('button', { name: 'Change Town' }).click();
  await page.getByRole('button', { name: 'As it came' }).click();
  await page.getByRole('button', { name: 'Change City' }).waitFor();
});
