import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../src/app/config.ts';
import { startServer } from '../src/app/server.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing/database.ts';
import { launchBrowser } from './support/browser.ts';

let database: TestDatabase;
let server: { url: string; close(): Promise<void> };
let dataDir: string;
let browser: Browser;
let page: Page;
let base: string;
const faults: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mijoz-shell-'));
  server = await startServer(readConfig({ PORT: '0', DATA_DIR: dataDir }, []), database.connection);
  base = new URL(server.url).origin;
  browser = await launchBrowser();
  page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Tashkent',
  });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(String(error)));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('the first page makes the company and its owner, and opens only once', async () => {
  await page.goto(server.url);
  await page.getByLabel('Company').fill('Samarkand Textile');
  await expect.poll(() => page.getByRole('combobox', { name: 'Currency' }).inputValue()).toContain('UZS');
  await page.getByLabel('Your name').fill('Dilshod Karimov');
  await page.getByLabel('E-mail').fill('owner@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: /Start empty/ }).click();
  await page.getByRole('heading', { name: /Dilshod/ }).waitFor();
  await page.getByText('First steps').waitFor();
  await page.goto(server.url);
  await page.getByRole('heading', { name: /Dilshod/ }).waitFor();
  expect(await inaccessible()).toEqual([]);
});

test('a company is made by keys, and what is missing is named', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'Companies', exact: true }).waitFor();
  await page.keyboard.press('c');
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Create' }).click();
  await form.getByText('Fill this in').waitFor();
  await form.getByLabel('Name').fill('Registon Savdo');
  await form.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Registon Savdo' }).waitFor();
  expect(await inaccessible()).toEqual([]);
});

test('a fact is edited in its place, kept by Enter, left by Escape, and undone from its history', async () => {
  await page.getByRole('button', { name: /empty field/ }).click();
  await page.getByRole('button', { name: 'Edit: City' }).click();
  await page.keyboard.type('Samarkand');
  await page.keyboard.press('Enter');
  await page.getByText('Samarkand', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Edit: City' }).click();
  await page.keyboard.type('Nowhere');
  await page.keyboard.press('Escape');
  expect(await cityOf('Registon Savdo')).toBe('Samarkand');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'History of changes' }).click();
  await page.getByRole('button', { name: 'Undo this change' }).click();
  await expect.poll(() => cityOf('Registon Savdo'), { timeout: 15_000 }).toBe(null);
  await page.keyboard.press('Escape');
});

test('two people who change the same field see both values and choose', async () => {
  await page.getByRole('button', { name: 'Edit: City' }).click();
  await page.keyboard.type('Bukhara');
  await change('Registon Savdo', { city: 'Tashkent' });
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Tashkent').waitFor();
  await dialog.getByText('Bukhara').waitFor();
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => cityOf('Registon Savdo'), { timeout: 15_000 }).toBe('Bukhara');
});

test('a deleted record is gone at once and comes back by the toast', async () => {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.waitForURL(/\/companies$/);
  expect(await names()).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'Registon Savdo' }).waitFor();
  expect(await names()).toEqual(['Registon Savdo']);
});

test('a list is walked, selected and edited by the places of the keys, whatever they type', async () => {
  for (const name of ['Andijon Tikuv', 'Bukhara Cotton', 'Zarafshon']) await create(name);
  await page.getByRole('link', { name: 'Zarafshon' }).waitFor();
  // The keys of J and X on a Russian layout type о and ч.
  await press('KeyJ', 'о');
  await press('KeyX', 'ч');
  await press('KeyJ', 'о');
  await press('KeyX', 'ч');
  const bar = page.getByRole('toolbar', { name: 'Selected records' });
  await bar.getByText('2 selected').waitFor();
  expect(await page.locator('[role=grid] tr[aria-selected=true]').count()).toBe(2);
  expect(await inaccessible()).toEqual([]);
});

test('many records are changed at once, and the change is taken back as one', async () => {
  await page.getByRole('toolbar').getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Field' }).fill('City');
  await page.getByRole('option', { name: 'City', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'New value' }).fill('Nukus');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  const report = page.getByRole('region', { name: 'Result' });
  await report.getByText('2 records done').waitFor();
  expect(await cityOf('Andijon Tikuv')).toBe('Nukus');
  await report.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => cityOf('Andijon Tikuv'), { timeout: 15_000 }).toBe(null);
  expect(await cityOf('Bukhara Cotton')).toBe(null);
});

test('a filter narrows the list, stands in the address and is kept as a view', async () => {
  await press('KeyF', 'а');
  await page.getByRole('button', { name: 'Choose a field' }).click();
  await page.getByRole('textbox', { name: 'Find a field' }).fill('Name');
  await page.getByRole('button', { name: 'Name', exact: true }).last().click();
  await page.getByRole('textbox', { name: 'Name' }).fill('otto');
  await page.getByRole('link', { name: 'Zarafshon' }).waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('filter')).toContain('otto');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByLabel('Name of the view').fill('Cotton');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Cotton', exact: true }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Bukhara Cotton' }).waitFor();
  expect(await page.locator('[role=grid] tbody tr').count()).toBe(1);
});

test('the palette finds a customer by a part of the name in the other alphabet', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Find a customer/ }).waitFor();
  await page.keyboard.type('зараф');
  await page.getByRole('option', { name: /Zarafshon/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Zarafshon' }).waitFor();
});

test('everything speaks Russian and Uzbek, on a phone too', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${base}/settings`);
  await page.getByText('Русский').click();
  await page.getByRole('heading', { name: 'Настройки' }).first().waitFor();
  await page.goto(`${base}/companies`);
  await page.getByRole('heading', { name: 'Компании' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await inaccessible()).toEqual([]);
  await page.goto(`${base}/settings`);
  await page.getByText('Oʻzbekcha').click();
  await page.getByRole('heading', { name: 'Sozlamalar' }).first().waitFor();
});

test('countries are named in Uzbek, which the browser itself cannot do', async () => {
  await create('Bishkek Trade');
  await change('Bishkek Trade', { country: 'KG' });
  await page.goto(`${base}/companies`);
  await page.getByRole('link', { name: 'Bishkek Trade' }).click();
  await page.getByText('Qirgʻiziston', { exact: true }).waitFor();
});

test('no page failed on the way', () => expect(faults).toEqual([]));

/** Rules of WCAG 2.2 AA that the page breaks. */
async function inaccessible(): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 200)}`);
  });
}

/** A key by its place, typing another letter: what a Russian layout does. */
async function press(code: string, key: string): Promise<void> {
  await page.evaluate(
    ([code, key]) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
    },
    [code, key] as const,
  );
}

interface Item {
  id: string;
  name: string;
  city: string | null;
}

async function companies(): Promise<Item[]> {
  const response = await page.request.get(`${base}/api/v1/companies?limit=200`);
  return ((await response.json()) as { items: Item[] }).items;
}
const names = async (): Promise<string[]> => (await companies()).map((c) => c.name);
const cityOf = async (name: string): Promise<string | null | undefined> =>
  (await companies()).find((c) => c.name === name)?.city;

async function headers(): Promise<Record<string, string>> {
  const me = (await (await page.request.get(`${base}/api/v1/me`)).json()) as { csrf: string };
  return { 'x-csrf': me.csrf };
}
async function create(name: string): Promise<void> {
  const answer = await page.request.post(`${base}/api/v1/companies`, {
    data: { name },
    headers: await headers(),
  });
  expect(answer.status()).toBe(201);
}
async function change(name: string, patch: object): Promise<void> {
  const record = (await companies()).find((c) => c.name === name);
  const answer = await page.request.patch(`${base}/api/v1/companies/${record?.id}`, {
    data: patch,
    headers: await headers(),
  });
  expect(answer.status()).toBe(200);
}
