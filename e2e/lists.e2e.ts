import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, drag, startApp } from './support/app.ts';

let app: App;
let owner: Page;
let anna: { id: string; page: Page };
let boris: { id: string; page: Page };
let party: string;
const within = { timeout: 15_000 };

beforeAll(async () => {
  app = await startApp();
  owner = app.owner;
  anna = await app.join('Anna Seller', 'seller');
  boris = await app.join('Boris Seller', 'seller');
  party = (await ask(owner, 'POST', 'companies', { name: 'Registon Savdo', owner: anna.id })).id;
  for (const [name, who] of [
    ['Chairs', anna.id],
    ['Desks', anna.id],
    ['Lamps', boris.id],
  ])
    await ask(owner, 'POST', 'deals', { name, party, owner: who });
});
afterAll(() => app?.close());

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test('a grouping counts its records, stands in the address, and is kept and shared with a view', async () => {
  await owner.goto(`${app.base}/deals`);
  await owner.getByRole('button', { name: 'Display' }).click();
  await owner.getByRole('combobox', { name: 'Group by' }).click();
  await owner.getByRole('option', { name: 'Responsible' }).click();
  await owner.keyboard.press('Escape');
  const group = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  await group(owner, 'Anna Seller').getByText('2', { exact: true }).waitFor();
  await group(owner, 'Boris Seller').getByText('1', { exact: true }).waitFor();
  expect(parameter(owner, 'group')).toBe('owner');
  await owner.getByRole('button', { name: 'Save as a view' }).click();
  await owner.getByLabel('Name of the view').fill('By people');
  await owner.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await owner.getByRole('button', { name: 'By people', exact: true }).waitFor();
  expect(parameter(owner, 'group'), 'the view has it').toBe(null);
  await owner.getByRole('button', { name: 'View actions' }).click();
  await owner.getByRole('menuitem', { name: 'Share with everyone' }).click();
  await owner.reload();
  await group(owner, 'Anna Seller').waitFor();
  await anna.page.goto(`${app.base}/deals?view=${parameter(owner, 'view')}`);
  await group(anna.page, 'Anna Seller').getByText('2', { exact: true }).waitFor();
  await anna.page.goto(`${app.base}/deals?group=owner`);
  await group(anna.page, 'Anna Seller').waitFor();
});

test('a customer who was not found is made in the form that asks for one, by who may', async () => {
  await owner.goto(`${app.base}/deals`);
  await owner.getByRole('button', { name: 'New', exact: true }).click();
  const form = owner.getByRole('dialog').filter({ hasText: 'Amount' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Benches');
  await form.getByRole('textbox', { name: 'Customer' }).fill('Acme');
  await owner.getByRole('option', { name: 'Company: create “Acme”' }).click();
  const company = owner.getByRole('dialog').filter({ hasText: 'Industry' });
  expect(await company.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Acme');
  await company.getByRole('button', { name: 'Create', exact: true }).click();
  await company.waitFor({ state: 'detached' });
  expect(await form.getByRole('textbox', { name: 'Customer' }).inputValue()).toBe('Acme');
  await form.getByRole('button', { name: 'Create', exact: true }).click();
  await owner.getByRole('heading', { name: 'Benches' }).waitFor();
  await owner.getByRole('link', { name: 'Acme' }).first().waitFor();
});

test('in the place of a value a new record is made and kept, and nothing where the form is left', async () => {
  await owner.getByRole('button', { name: 'Edit: Contact person' }).click();
  await owner.getByRole('textbox', { name: 'Contact person' }).fill('Dilnoza Karimova');
  await owner.getByRole('option', { name: /Person: create/ }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await owner.getByRole('textbox', { name: 'Contact person' }).fill('Dilnoza Karimova');
  await owner.getByRole('option', { name: /Person: create/ }).click();
  const form = owner.getByRole('dialog');
  expect(await form.getByRole('textbox', { name: 'Last name' }).inputValue()).toBe('Karimova');
  await form.getByRole('button', { name: 'Create', exact: true }).click();
  await owner.getByRole('link', { name: 'Dilnoza Karimova' }).first().waitFor();
});

test('who may not create is not offered to', async () => {
  const reader = await app.join('Rano Reader', 'readOnly');
  const companies = await ask(reader.page, 'GET', 'meta');
  const entities = companies['entities'] as { name: string; permission: { create: boolean } }[];
  expect(entities.find((e) => e.name === 'contacts.company')?.permission.create).toBe(false);
  await reader.page.goto(`${app.base}/results?period=all`);
  await reader.page.getByRole('textbox', { name: 'Product' }).fill('Nothing such');
  await reader.page.getByText('Nothing found').filter({ visible: true }).waitFor();
  expect(await reader.page.getByRole('option').filter({ visible: true }).count()).toBe(0);
});

test('who were quicker with a person is shown by name, though the page had heard of it', async () => {
  const page = anna.page;
  const deal = (await ask(page, 'GET', 'deals?q=Chairs')).items[0]?.id ?? '';
  await page.goto(`${app.base}/deals/${deal}`);
  await page.getByRole('button', { name: 'Edit: Responsible' }).click();
  await page.getByRole('textbox', { name: 'Responsible' }).fill('Boris');
  await page.getByRole('option', { name: 'Boris Seller' }).waitFor();
  await ask(owner, 'PATCH', `deals/${deal}`, { owner: (await ask(owner, 'GET', 'me')).id });
  await page.getByText('changed · Responsible').first().waitFor();
  await page.getByRole('option', { name: 'Boris Seller' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Olga Owner').waitFor();
  await dialog.getByText('Boris Seller').waitFor();
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect
    .poll(async () => (await ask(owner, 'GET', `deals/${deal}`))['owner'], within)
    .toMatchObject({ name: 'Boris Seller' });
});

test('lines of a deal fit their column and a phone without scrolling sideways', async () => {
  const deal = (await ask(owner, 'GET', 'deals?q=Desks')).items[0]?.id ?? '';
  const price = { amount: '125000000.50', currency: 'UZS' };
  await ask(owner, 'POST', 'deal-lines', { deal, name: 'Desk with drawers', quantity: '120', price });
  for (const width of [1440, 390]) {
    await owner.setViewportSize({ width, height: 900 });
    await owner.goto(`${app.base}/deals/${deal}`);
    if (width < 500) await owner.getByText('Timeline', { exact: true }).click();
    await owner.getByRole('tab', { name: 'Products' }).click();
    const line = owner.getByRole('listitem', { name: 'Desk with drawers' });
    await line.waitFor();
    const overflow = await line.evaluate((element) => {
      const column = element.closest('section');
      return column ? column.scrollWidth - column.clientWidth : -1;
    });
    expect(overflow, `${width} px`).toBe(0);
  }
  await owner.setViewportSize({ width: 1440, height: 900 });
});

test('results stand whole in the address: a link, and the way back, show the same', async () => {
  await owner.goto(`${app.base}/results`);
  await owner.getByRole('textbox', { name: 'Seller' }).fill('Anna');
  await owner.getByRole('option', { name: 'Anna Seller' }).click();
  const open = (page: Page) => page.locator('[data-metric="deals.open"] b');
  await expect.poll(() => open(owner).textContent(), within).toBe('1');
  await owner.getByRole('combobox', { name: 'By' }).click();
  await owner.getByRole('option', { name: 'Product' }).click();
  expect([parameter(owner, 'owner'), parameter(owner, 'by')]).toEqual([anna.id, 'product']);
  const link = owner.url();
  await owner.goBack();
  expect(parameter(owner, 'by')).toBe(null);
  await owner.goBack();
  await expect.poll(() => open(owner).textContent(), within).toBe('4');
  expect(await owner.getByRole('textbox', { name: 'Seller' }).inputValue()).toBe('');
  const other = await owner.context().newPage();
  await other.goto(link);
  await expect.poll(() => open(other).textContent(), within).toBe('1');
  await expect
    .poll(() => other.getByRole('textbox', { name: 'Seller' }).inputValue(), within)
    .toBe('Anna Seller');
  await other.close();
});

test('in a calendar a deal is moved to another day by the mouse and by keys', async () => {
  const deal = await ask(owner, 'POST', 'deals', { name: 'Shelves', party, expectedOn: '2031-05-14' });
  const day = (name: string) => owner.getByRole('region', { name });
  const expectedOn = async () => (await ask(owner, 'GET', `deals/${deal.id}`))['expectedOn'];
  await owner.goto(`${app.base}/deals?layout=calendar&month=2031-05`);
  await drag(day('14 May 2031').getByRole('link', { name: 'Shelves' }), day('21 May 2031'), 60);
  await expect.poll(expectedOn, within).toBe('2031-05-21');
  await day('21 May 2031').getByRole('link', { name: 'Shelves' }).press('Alt+ArrowLeft');
  await day('20 May 2031').getByRole('link', { name: 'Shelves' }).waitFor();
  await expect.poll(expectedOn, within).toBe('2031-05-20');
});

test('a long list that was scrolled stands in its order, each line with its own record', async () => {
  const names = Array.from({ length: 150 }, (_, i) => `Item ${String(i).padStart(3, '0')}`);
  for (const name of names) await ask(owner, 'POST', 'products', { name, code: name });
  await owner.goto(`${app.base}/products?sort=name`);
  const rows = owner.locator('[role=grid] tbody tr');
  await rows.first().waitFor();
  await rows.first().hover();
  const inSight = () => rows.filter({ visible: true }).locator('a').allTextContents();
  for (let i = 0; i < 12; i++) await owner.mouse.wheel(0, 250);
  await expect.poll(inSight, within).toContain('Item 090');
  for (let i = 0; i < 3; i++) await owner.mouse.wheel(0, -250);
  await expect.poll(async () => isRising(await inSight()), within).toBe(true);
  const shown = await inSight();
  expect(shown.length).toBeLessThan(80);
  const middle = shown[Math.floor(shown.length / 2)] ?? '';
  // An editor keeps its words and the focus while one looks further.
  const code = rows.filter({ hasText: middle }).locator('td').nth(2);
  await code.dblclick();
  await owner.keyboard.type('Half a co');
  await owner.mouse.wheel(0, 130);
  await owner.waitForTimeout(500);
  await owner.mouse.wheel(0, -130);
  await owner.waitForTimeout(500);
  await owner.keyboard.type('de');
  expect(await owner.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value)).toBe(
    'Half a code',
  );
  await owner.keyboard.press('Escape');
  await owner.getByRole('link', { name: middle, exact: true }).click();
  await owner.getByRole('heading', { name: middle }).first().waitFor();
});

const isRising = (texts: string[]): boolean =>
  texts.length > 1 && texts.every((text, i) => i === 0 || text > (texts[i - 1] ?? ''));

test('no page failed on the way', () => expect(app.faults).toEqual([]));
