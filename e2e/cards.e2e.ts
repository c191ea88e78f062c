import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from './support/app.ts';

/** What a telephone sends: a firm, and somebody who works there. */
const cards = [
  ['VERSION:3.0', 'FN:Silk Road Trade', 'ORG:Silk Road Trade', 'X-ABShowAs:COMPANY', 'URL:silk.example'],
  [
    ...['VERSION:3.0', 'N:Karimova;Dilnoza;;Dr.;', 'FN:Dilnoza Karimova', 'ORG:Silk Road Trade;Purchasing'],
    ...['TITLE:Buyer', 'TEL;TYPE=CELL:+998901112233', 'EMAIL;TYPE=WORK:dilnoza@silk.example'],
    ...['X-TELEGRAM:@dilnoza', 'BDAY:--0412', 'PHOTO:http://x.example/p.jpg', 'NICKNAME:Dilya'],
  ],
];
const buffer = Buffer.from(
  cards.map((lines) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')).join(''),
);

describe('electronic cards', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await startApp();
    page = app.owner;
  });
  afterAll(() => app?.close());

  test('dropped on the import screen are understood, with what is not taken of them', async () => {
    await page.goto(`${app.base}/import`);
    await drop(page, 'contacts.vcf');
    const file = page.getByRole('region', { name: 'contacts.vcf' });
    await file.getByText('vCard, 2 cards, UTF-8').waitFor();
    const left = await file.getByRole('list', { name: 'What is not taken from the cards' }).textContent();
    expect(left).toContain('photo (1)');
    expect(left).toContain('nickname (1)');
    expect(left).toContain('1 birthday without a year, or not a whole date, goes to the description.');
    await file.getByText('only where Kind is Company').waitFor();
    const people = file.getByRole('table', { name: 'People' });
    await people.getByRole('columnheader', { name: 'Mobile' }).waitFor();
    expect(await people.getByRole('row').count()).toBe(2);
    expect(await people.getByRole('row').last().textContent()).toContain('Karimova');
  });

  test('become a company and a person who works there', async () => {
    await page.getByRole('button', { name: 'Next: check' }).click();
    await page.getByRole('heading', { name: 'Everything is clear' }).waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'Imported', exact: true }).waitFor();
    const counts = page.getByRole('region', { name: 'contacts.vcf' }).locator('dd');
    expect(await counts.allInnerTexts()).toEqual(['2', '0', '0', '0']);
    await page.getByRole('link', { name: 'Open: People' }).click();
    await page.getByRole('link', { name: 'Dilnoza Karimova' }).click();
    await page.getByText('@dilnoza', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Silk Road Trade' }).first().waitFor();
    await page.getByText('Buyer').first().waitFor();
  });

  test('leave from the record’s menu as a file of their name', async () => {
    const text = await saved(page, async () => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Save as vCard' }).click();
    });
    expect(text.name).toBe('Dilnoza Karimova.vcf');
    for (const line of ['N:Karimova;Dilnoza;;;', 'ORG:Silk Road Trade;Purchasing', 'TITLE:Buyer'])
      expect(text.content).toContain(`${line}\r\n`);
    expect(text.content).toContain('TEL;TYPE=CELL,VOICE,PREF:+998901112233\r\n');
  });

  test('leave from a list', async () => {
    await page.goto(`${app.base}/export/parties`);
    await page.getByText('vCard', { exact: true }).click();
    const { name, content } = await saved(page, () => page.getByRole('link', { name: 'Download' }).click());
    expect(name).toBe('Customers.vcf');
    expect(content.match(/^FN:(.*)\r$/gm)?.toSorted()).toEqual([
      'FN:Dilnoza Karimova\r',
      'FN:Silk Road Trade\r',
    ]);
  });

  test('are refused to whoever may not export', async () => {
    const { page: sellers } = await app.join('Sardor Seller', 'seller');
    const made = await sellers.request.get(`${app.base}/api/v1/people/export?format=vcf`);
    expect(made.status()).toBe(403);
    expect(app.faults).toEqual([]);
  });
});

/** As a mouse drops it. */
async function drop(page: Page, name: string): Promise<void> {
  const zone = page.getByRole('region', { name: 'Drop your tables here' });
  const data = await page.evaluateHandle(
    ({ name, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    },
    { name, text: buffer.toString() },
  );
  await zone.dispatchEvent('drop', { dataTransfer: data });
}

async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; content: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path(), 'utf8') };
}
