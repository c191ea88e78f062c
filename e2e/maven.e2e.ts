import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/app/config.ts';
import { startServer } from '../src/app/server.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing/database.ts';
import { hasMaven, mavenFiles, mavenPath } from '../src/testing/files.ts';
import { launchBrowser } from './support/browser.ts';

interface Installation {
  page: Page;
  base: string;
  close(): Promise<void>;
}

/** From an empty data folder to a sales department's figures and into a second house, all of it through the screens. */
describe.runIf(hasMaven())('a sales department brings in its tables', () => {
  let browser: Browser;
  let first: Installation;
  let second: Installation;
  let page: Page;
  let base: string;
  let archive: string;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    [first, second] = [await installation(), await installation()];
    ({ page, base } = first);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([first?.close(), second?.close()]);
  });

  test('the first page makes the company', () => install(page, 'Maven', 'olga@example.com'));

  test('four files at once are understood, and each strange value is asked about once', async () => {
    await page.setInputFiles('input[type=file]', mavenFiles.toReversed().map(mavenPath));
    for (const name of mavenFiles) await page.getByRole('region', { name }).waitFor();
    const heads = await page.locator('section > button[aria-expanded]').allInnerTexts();
    expect(heads.map((h) => h.replaceAll('\n', ' '))).toMatchObject([
      expect.stringMatching(/sales_teams\.csv 35 rows Departments, Users/),
      expect.stringMatching(/products\.csv 7 rows Products/),
      expect.stringMatching(/accounts\.csv 85 rows Companies/),
      expect.stringMatching(/sales_pipeline\.csv 8,800 rows Deals/),
    ]);
    await page.getByRole('button', { name: 'Next: check' }).click();
    await page.getByRole('heading', { name: '3 names are unclear' }).waitFor();
    expect(await answerTo('technolgy')).toBe('Technology');
    expect(await answerTo('Philipines')).toBe('Philippines');
    expect(await answerTo('GTXPro')).toBe('GTX Pro');
    expect(await page.getByText('in 1,480 rows').count()).toBe(1);
  });

  test('an answer is changed by keyboard, and changed back', async () => {
    const answer = page.getByRole('combobox', { name: 'What “technolgy” means' });
    // The list is open and has settled before the rest is typed: what it marks as it opens would undo the mark of the rest.
    const choose = async (name: string): Promise<void> => {
      await page.keyboard.type(name.slice(0, 2));
      await page.getByRole('option', { name }).first().waitFor();
      await page.keyboard.type(name.slice(2, -2));
      await page.locator('[role=option][data-combobox-selected]', { hasText: name }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => answerTo('technolgy')).toBe(name);
    };
    await answer.focus();
    await choose('Software');
    await page.keyboard.press('ControlOrMeta+a');
    await choose('Technology');
  });

  test('all of it comes in, nothing refused', async () => {
    await page.getByRole('button', { name: 'Import all files' }).click();
    await page.getByRole('heading', { name: 'Imported', exact: true }).waitFor({ timeout: 110_000 });
    const deals = page.getByRole('region', { name: 'sales_pipeline.csv' });
    expect(await deals.locator('dd').allInnerTexts()).toEqual(['8,800', '0', '0', '0']);
    await deals.getByRole('link', { name: 'Open: Deals' }).click();
    await page.waitForURL(`${base}/deals`);
  });

  test('lists count what the files hold', async () => {
    const counts = { companies: '85', products: '7', deals: '8,800' };
    for (const [route, count] of Object.entries(counts)) {
      await page.goto(`${base}/${route}`);
      await expect
        .poll(() => page.locator('header').first().textContent(), { timeout: 20_000 })
        .toContain(count);
    }
  });

  test('the results are those of the files', async () => {
    await page.goto(`${base}/results?period=all`);
    const tile = (metric: string): Promise<string | null> =>
      page.locator(`[data-metric="${metric}"] b`).getAttribute('title');
    await expect.poll(() => tile('deals.won')).toContain('10,005,534');
    expect(await tile('deals.wonCount')).toBe('4,238');
    expect(await tile('deals.lostCount')).toBe('2,473');
    expect(await tile('deals.open')).toBe('2,089');
    expect(await tile('deals.winRate')).toContain('63.15');
  });

  test('the export holds the same', async () => {
    await page.goto(`${base}/deals`);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Export' }).click();
    await page.getByText('8,800 records').waitFor();
    await page.getByText('All', { exact: true }).click();
    await page.getByText('CSV with commas').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ]);
    const [header = '', ...rows] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows).toHaveLength(8800);
    const columns = header.replace('\ufeff', '').split(',');
    const [outcome, amount] = [columns.indexOf('Outcome'), columns.indexOf('Amount')];
    const won = rows.map((row) => row.split(',')).filter((cells) => cells[outcome] === 'Sale');
    expect(won).toHaveLength(4238);
    expect(won.reduce((sum, cells) => sum + Number.parseFloat(cells[amount] ?? ''), 0)).toBe(10_005_534);
  });

  test('its settings hand everything out as one file', async () => {
    await page.goto(`${base}/settings/export`);
    await page.getByRole('button', { name: 'Export everything' }).click();
    const link = page.getByRole('link', { name: 'Download' });
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^Maven \d{4}-\d\d-\d\d\.zip$/);
    archive = path.join(mkdtempSync(path.join(os.tmpdir(), 'mijoz-archive-')), 'moved.zip');
    await download.saveAs(archive);
  });

  test('a second installation knows the file, says what is in it, and loads it', async () => {
    const { page } = second;
    await install(page, 'Quite another', 'nobody-of-maven@example.com');
    await page.setInputFiles('input[type=file]', archive);
    await page.getByRole('heading', { name: 'Maven' }).waitFor();
    await expect.poll(() => page.locator('dl').textContent()).toContain('8,800');
    await page.getByRole('button', { name: 'Load everything' }).click();
    await page.getByRole('heading', { name: 'Everything is loaded' }).waitFor({ timeout: 110_000 });
    await page.getByRole('link', { name: 'Open Mijoz' }).click();
    await page.getByText('Maven', { exact: true }).first().waitFor();
  });

  test('its figures are the same, and so are its lists', async () => {
    expect(await results(second)).toEqual(await results(first));
    await second.page.goto(`${second.base}/deals`);
    await expect
      .poll(() => second.page.locator('header').first().textContent(), { timeout: 20_000 })
      .toContain('8,800');
  });

  test('a second time the file is refused, in words', async () => {
    await second.page.goto(`${second.base}/import`);
    await second.page.setInputFiles('input[type=file]', archive);
    await second.page.getByRole('alert').getByText('only into an empty installation').waitFor();
  });

  test('no page had a fault', () => expect(faults).toEqual([]));

  const answerTo = (value: string): Promise<string> =>
    page.getByRole('combobox', { name: `What “${value}” means` }).inputValue();

  async function installation(): Promise<Installation> {
    const database: TestDatabase = await createTestDatabase();
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'mijoz-moves-'));
    const server = await startServer(readConfig({ PORT: '0', DATA_DIR: dataDir }, []), database.connection);
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'UTC',
      acceptDownloads: true,
    });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(server.url);
    const close = async (): Promise<void> => {
      await server.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    };
    return { page, base: new URL(server.url).origin, close };
  }
});

async function install(page: Page, company: string, email: string): Promise<void> {
  await page.getByLabel('Company').fill(company);
  const country = page.getByRole('combobox', { name: 'Country' });
  await country.click();
  await country.fill('United States');
  await page.getByRole('option', { name: 'United States', exact: true }).click();
  await expect.poll(() => page.getByRole('combobox', { name: 'Currency' }).inputValue()).toContain('USD');
  await page.getByLabel('Your name').fill('Olga Owner');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: /Import your tables/ }).click();
  await page.getByRole('heading', { name: 'Drop your tables here' }).waitFor();
}

/** What the results screen shows, by metric. */
async function results({ page, base }: Installation): Promise<Record<string, string | null>> {
  await page.goto(`${base}/results?period=all`);
  const tiles = page.locator('[data-metric]');
  await tiles.first().locator('b').waitFor();
  const names = await tiles.evaluateAll((all) => all.map((tile) => tile.getAttribute('data-metric') ?? ''));
  const entries = names.map(async (name) => {
    const value = page.locator(`[data-metric="${name}"] b`);
    return [name, (await value.getAttribute('title')) ?? (await value.textContent())] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
