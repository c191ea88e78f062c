import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

let app: App;
let page: Page;
let anna: { id: string; page: Page };
let registon: string;
beforeAll(async () => {
  app = await startApp();
  page = app.owner;
  anna = await app.join('Anna Seller', 'seller');
  registon = (await ask(page, 'POST', 'companies', { name: 'Registon Savdo', city: 'Samarqand' })).id;
  await ask(page, 'POST', 'companies', { name: 'Chorsu Bozor', city: 'Toshkent' });
});
afterAll(() => app?.close());

const chooseFrom = async (on: Page, label: string, option: string): Promise<void> => {
  await on.getByRole('combobox', { name: label }).click();
  await on.getByRole('option', { name: option, exact: true }).click();
};

test('a territory says whom it would take, is kept, and its member sees its customer at once', async () => {
  await anna.page.goto(`${app.base}/companies`);
  await anna.page.getByText('Registon Savdo').waitFor({ state: 'detached' });
  await page.goto(`${app.base}/settings/territories`);
  await page.getByText('No territories yet').waitFor();
  expect(await inaccessible(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add a territory' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Samarkand');
  await page.getByText('0 customers', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Choose a field' }).click();
  await page.getByRole('textbox', { name: 'Find a field' }).fill('City');
  await page.getByRole('button', { name: 'City', exact: true }).click();
  await page.getByRole('textbox', { name: 'City', exact: true }).fill('Samarqand');
  await page.getByText('1 customer', { exact: true }).waitFor();
  await page.getByText('In no territory: 2 now, 1 then').waitFor();
  expect(await inaccessible(page)).toEqual([]);
  await page.locator('#main').getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: 'Samarkand' }).waitFor();
  await page.getByRole('button', { name: 'Add a member' }).click();
  await chooseFrom(page, 'Who', 'Anna Seller');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'End the membership of Anna Seller' }).waitFor();
  await anna.page.getByText('Registon Savdo').waitFor();
  expect(await anna.page.getByText('Chorsu Bozor').count()).toBe(0);
  await anna.page.goto(`${app.base}/companies/${registon}`);
  await anna.page.getByRole('link', { name: 'Samarkand' }).first().click();
  await anna.page.getByRole('heading', { name: 'Members' }).waitFor();
  expect(await anna.page.getByRole('button', { name: 'Add a member' }).count()).toBe(0);
});

test('a condition over what changes by itself is refused in words, and nothing typed is lost', async () => {
  await page.goto(`${app.base}/territories/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Newcomers');
  await page.getByRole('button', { name: 'Choose a field' }).click();
  await page.getByRole('textbox', { name: 'Find a field' }).fill('Created');
  await page.getByRole('button', { name: 'Created', exact: true }).click();
  await page
    .getByText(/“Created” is compared with today’s date/)
    .first()
    .waitFor();
  await page.locator('#main').getByRole('button', { name: 'Create', exact: true }).click();
  await page
    .getByRole('alert')
    .getByText(/“Created” is compared with today’s date/)
    .waitFor();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Newcomers');
});

test('a rule is made and tried, a deal by a key goes to whom it says, and its log tells why', async () => {
  await page.goto(`${app.base}/settings/assignment`);
  await page.getByText('No rules yet').waitFor();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Leads of the site');
  await chooseFrom(page, 'Add a person', 'Anna Seller');
  await page.getByRole('textbox', { name: 'Anna Seller: a day at most' }).fill('1');
  await page.getByText('Nothing of that time fits.').waitFor();
  expect(await inaccessible(page)).toEqual([]);
  await page.locator('#main').getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: 'Leads of the site' }).waitFor();
  await page.getByText('Nothing yet.').waitFor();
  const { key } = await ask(page, 'POST', 'me/api-keys', {
    name: 'site',
    scopes: ['read', 'write'],
    expiresAt: null,
  });
  for (const name of ['Chairs', 'Tables']) {
    const answer = await fetch(`${app.base}/api/v1/deals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, party: registon, openedOn: '2026-01-01' }),
    });
    expect(answer.status).toBe(201);
  }
  await page.getByText('Anna Seller: by turns').waitFor();
  await page.getByText('Passed over: Anna Seller (got enough today)').waitFor();
  await page.getByText('nobody was left').first().waitFor();
  await page.getByRole('link', { name: 'Chairs' }).click();
  await page.getByText('Rule “Leads of the site”').waitFor();
  await page.goto(`${app.base}/settings/assignment`);
  await page.getByRole('switch', { name: 'On: Leads of the site' }).waitFor();
  expect(await inaccessible(page)).toEqual([]);
  await anna.page.goto(`${app.base}/notifications`);
  await anna.page.getByText('You are now responsible: given to you by a rule').waitFor();
});

test('no page failed on the way', () => expect(app.faults).toEqual([]));
