import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../src/app/config.ts';
import { startServer } from '../src/app/server.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing/database.ts';
import { drag } from './support/app.ts';
import { launchBrowser } from './support/browser.ts';

const PASSWORD = 'correct horse battery';
let database: TestDatabase;
let server: { url: string; close(): Promise<void> };
let dataDir: string;
let browser: Browser;
let base: string;
let owner: Page;
let anna: Page;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mijoz-deals-'));
  server = await startServer(readConfig({ PORT: '0', DATA_DIR: dataDir }, []), database.connection);
  base = new URL(server.url).origin;
  browser = await launchBrowser();
  owner = await openPage();
  await ask(owner, 'POST', 'installation', {
    token: new URL(server.url).searchParams.get('token'),
    language: 'en',
    country: 'UZ',
    currency: 'UZS',
    timeZone: 'Asia/Tashkent',
    company: 'Samarkand Textile',
    name: 'Olga Owner',
    email: 'olga@example.com',
    password: PASSWORD,
  });
  anna = await openPage();
  await inviteSeller();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function openPage(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${base}/sign-in`);
  return page;
}

interface Answer {
  id: string;
  items: { id: string; kind?: string; name?: string }[];
  path: string;
  version: string;
}

/** Asks the API as whoever is signed in on the page. */
function ask(page: Page, method: string, address: string, body?: object): Promise<Answer> {
  return page.evaluate(
    async ({ method, address, body }) => {
      const me = method === 'GET' ? undefined : await (await fetch('/api/v1/me')).json();
      const answer = await fetch(`/api/v1/${address}`, {
        method,
        headers: { 'content-type': 'application/json', 'x-csrf': me?.csrf ?? '' },
        body: body ? JSON.stringify(body) : null,
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${text}`);
      return text ? JSON.parse(text) : null;
    },
    { method, address, body },
  );
}

async function inviteSeller(): Promise<void> {
  const role = (await ask(owner, 'GET', 'roles')).items.find((r) => r.kind === 'seller');
  const user = { name: 'Anna Seller', email: 'anna@example.com', roles: [role?.id] };
  const { id } = await ask(owner, 'POST', 'users/add', user);
  const link = await ask(owner, 'POST', `users/${id}/invite`, {});
  const token = new URL(link.path, base).searchParams.get('token') ?? link.path.split(/[/#=]/).at(-1);
  await ask(anna, 'POST', 'invitations/accept', { token, password: PASSWORD });
}

/** A version in which Engaging needs an expected day, and its call must be done before going on. */
async function publishStrictVersion(): Promise<void> {
  const process = (await ask(owner, 'GET', 'processes')).items[0]?.id;
  const { version } = await ask(owner, 'POST', `processes/${process}/edit`, {});
  const filter = encodeURIComponent(JSON.stringify({ field: 'processVersion', op: 'eq', value: version }));
  const stages = (await ask(owner, 'GET', `stages?filter=${filter}`)).items;
  const engaging = stages.find((s) => s.name === 'Engaging')?.id;
  await ask(owner, 'PATCH', `stages/${engaging}`, { requiredFields: ['expectedOn'] });
  await ask(owner, 'POST', `process-versions/${version}/publish`, {});
}

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const card = (page: Page, stage: string, name: string) => column(page, stage).getByRole('link', { name });

test('a seller enters a customer and a deal, and logs a call with the next step', async () => {
  await publishStrictVersion();
  const { id: party } = await ask(anna, 'POST', 'companies', { name: 'Registon Savdo' });
  const amount = { amount: '5000000', currency: 'UZS' };
  for (const name of ['Chairs', 'Desks']) await ask(anna, 'POST', 'deals', { name, party, amount });
  await anna.goto(`${base}/companies/${party}`);
  await anna.getByRole('tab', { name: 'Call' }).click();
  await anna.getByText('No answer', { exact: true }).click();
  await anna.getByPlaceholder('What was agreed?').fill('Voice mail, they call back');
  await anna.getByText('Tomorrow', { exact: true }).click();
  await anna.getByRole('button', { name: 'Save', exact: true }).click();
  await anna.getByText('Call logged').waitFor();
  await anna.getByRole('region', { name: 'Open tasks' }).getByText('Call again').waitFor();
});

test('a visit that took place and a letter stand in the customer’s story', async () => {
  await anna.getByRole('tab', { name: 'Meeting', exact: true }).click();
  await anna.getByText('Visit', { exact: true }).click();
  await anna.getByPlaceholder('What about?').fill('Measuring the rooms');
  await anna.getByPlaceholder('What was agreed?').fill('Twelve rooms, two floors');
  await anna.getByRole('button', { name: 'Save', exact: true }).click();
  await anna.getByText('Meeting saved').waitFor();
  await anna.getByText('Twelve rooms, two floors').waitFor();
  await anna.getByRole('tab', { name: 'Letter', exact: true }).click();
  await anna.getByPlaceholder('Subject of the letter').fill('Offer for twelve rooms');
  await anna.getByRole('button', { name: 'Save', exact: true }).click();
  await anna.getByText('Letter logged').waitFor();
  await anna.getByRole('link', { name: 'Offer for twelve rooms', exact: true }).waitFor();
});

test('a move by keyboard is blocked, says what is missing, and goes through once it is given', async () => {
  await anna.goto(`${base}/deals?view=board`);
  await card(anna, 'Prospecting', 'Chairs').focus();
  await anna.keyboard.press('Alt+ArrowRight');
  const dialog = anna.getByRole('dialog');
  await dialog.getByText('Chairs stays where it is').waitFor();
  await dialog.getByLabel('Expected on').fill('31.12.2027');
  await dialog.getByRole('button', { name: 'Save and move' }).click();
  await card(anna, 'Engaging', 'Chairs').waitFor();
  await dialog.waitFor({ state: 'hidden' });
});

test('a card dragged to the next column is moved, and one dragged to Lost asks for the reason', async () => {
  await drag(card(anna, 'Engaging', 'Chairs'), column(anna, 'Proposal'), 120);
  await card(anna, 'Proposal', 'Chairs').waitFor();
  await drag(card(anna, 'Prospecting', 'Desks'), anna.getByText('Lost', { exact: true }));
  const dialog = anna.getByRole('dialog');
  await dialog.getByText('Why was “Desks” lost?').waitFor();
  await dialog.getByRole('combobox', { name: 'Reason of refusal' }).click();
  await anna.getByRole('option', { name: 'Too expensive' }).click();
  await dialog.getByRole('button', { name: 'Close as refusal' }).click();
  await card(anna, 'Prospecting', 'Desks').waitFor({ state: 'detached' });
});

test('the sale changes the figure that the head has open', async () => {
  await owner.goto(`${base}/results`);
  const sales = owner.locator('[data-metric="deals.wonCount"] b');
  await expect.poll(() => sales.textContent(), { timeout: 15_000 }).toBe('0');
  await card(anna, 'Proposal', 'Chairs').click();
  await anna.getByRole('button', { name: 'Won', exact: true }).click();
  await anna.getByText('Sold: Chairs').waitFor();
  await expect.poll(() => sales.textContent(), { timeout: 10_000 }).toBe('1');
  await owner.locator('[data-metric="deals.won"]').click();
  await owner.getByRole('link', { name: 'Chairs' }).waitFor();
});

test('a sale of another day is entered from the menu; of a day to come there is none', async () => {
  const party = (await ask(anna, 'GET', 'companies')).items[0]?.id;
  const amount = { amount: '3000000', currency: 'UZS' };
  const { id } = await ask(anna, 'POST', 'deals', {
    name: 'Shelves',
    party,
    amount,
    expectedOn: '2027-12-31',
  });
  const today = Temporal.Now.plainDateISO('Asia/Tashkent');
  const written = (days: number): string => {
    const [year, month, day] = today.add({ days }).toString().split('-');
    return `${day}.${month}.${year}`;
  };
  await anna.goto(`${base}/deals/${id}`);
  await anna.getByRole('button', { name: 'More actions' }).click();
  await anna.getByRole('menuitem', { name: 'Sold on another day…' }).click();
  const form = anna.getByRole('dialog');
  await form.getByLabel('Closed on').fill(written(2));
  await form.getByRole('button', { name: 'Sold' }).click();
  await anna.getByText('Lies in the future').waitFor();
  await form.getByLabel('Closed on').fill(written(-3));
  await form.getByRole('button', { name: 'Sold' }).click();
  await anna.getByText('Sold: Shelves').waitFor();
  const closedOn = today.subtract({ days: 3 }).toString();
  expect(await ask(anna, 'GET', `deals/${id}`)).toMatchObject({ outcome: 'won', closedOn });
});

test('a process is edited and published on its page, and the deal under way keeps its version', async () => {
  const { id } = await ask(anna, 'POST', 'deals', {
    name: 'Lamps',
    party: (await ask(anna, 'GET', 'companies')).items[0]?.id,
  });
  await owner.goto(`${base}/settings/processes`);
  await owner.getByRole('button', { name: 'Edit', exact: true }).click();
  const name = owner.getByRole('textbox', { name: 'Name' }).nth(1);
  await name.fill('Cold');
  await name.press('Enter');
  await owner.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByText('“Prospecting” becomes “Cold”').waitFor();
  await dialog.getByText('1 deal under way keeps').waitFor();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await owner.getByText('The version is published').waitFor();
  await anna.goto(`${base}/deals/${id}`);
  await anna.getByRole('list', { name: 'Stages of the deal' }).getByText('Prospecting').waitFor();
  await anna.goto(`${base}/deals?view=board`);
  await card(anna, 'Cold', 'Lamps').waitFor();
});

test('whoever types a customer and presses Enter has the first that is found, also before it is found', async () => {
  const [first, second] = ['Zarafshon Paper', 'Zilola Books'];
  for (const name of [first, second]) await ask(anna, 'POST', 'companies', { name });
  await anna.goto(`${base}/deals`);
  await anna.getByRole('main').getByRole('button', { name: 'New', exact: true }).click();
  const form = anna.getByRole('dialog');
  const customer = form.getByLabel('Customer');
  await customer.click();
  await anna.keyboard.type('Zilola');
  await anna.keyboard.press('Enter');
  await expect.poll(() => customer.inputValue()).toBe(second);
  await customer.fill('Zarafshon');
  await anna.getByRole('option', { name: first }).waitFor();
  await customer.press('Enter');
  await expect.poll(() => customer.inputValue()).toBe(first);
  await form.getByLabel('Name').fill('Books for the shop');
  await form.getByLabel('Name').press('Enter');
  await anna.getByRole('heading', { name: 'Books for the shop' }).waitFor();
});

test('whoever types a customer and leaves without choosing keeps the words, or has the one of just that name', async () => {
  await ask(anna, 'POST', 'companies', { name: 'Yulduz Tea' });
  await anna.goto(`${base}/deals`);
  await anna.getByRole('main').getByRole('button', { name: 'New', exact: true }).click();
  const form = anna.getByRole('dialog');
  const customer = form.getByLabel('Customer');
  await form.getByLabel('Name').fill('Tea for the shop');
  await customer.fill('Yulduz T');
  await anna.getByRole('option', { name: 'Yulduz Tea' }).waitFor();
  await form.getByLabel('Name').click();
  await form.getByText('Choose from the list, or clear the field').waitFor();
  expect(await customer.inputValue()).toBe('Yulduz T');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect.poll(() => customer.evaluate((input) => input === document.activeElement)).toBe(true);
  await customer.fill('yulduz tea');
  await form.getByLabel('Name').click();
  await expect.poll(() => customer.inputValue()).toBe('Yulduz Tea');
  await form.getByRole('button', { name: 'Create' }).click();
  await anna.getByRole('heading', { name: 'Tea for the shop' }).waitFor();
  await anna.getByRole('link', { name: 'Yulduz Tea' }).first().waitFor();
});
