import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, drag, startApp } from './support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
  const { owner } = app;
  for (const [city, count] of [
    ['Samarkand', 2],
    ['Bukhara', 1],
  ] as const)
    for (let i = 0; i < count; i++) await ask(owner, 'POST', 'companies', { name: `${city} ${i}`, city });
});
afterAll(() => app?.close());

test('a report is put together by keys and by dragging, kept, and every figure opens its records', async () => {
  const page = app.owner;
  await page.goto(`${app.base}/reports/new`);
  await page.getByRole('combobox', { name: 'About' }).click();
  await page.getByRole('option', { name: 'Companies' }).click();
  await page.getByRole('textbox', { name: 'Find a field' }).fill('city');
  await page.getByRole('button', { name: 'City', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'Put down' }).press('Enter');
  const table = page.getByRole('table');
  await expect.poll(() => table.getByRole('row').allTextContents()).toContain('Samarkand2');
  await page.getByRole('textbox', { name: 'Find a field' }).fill('');
  await drag(
    page.getByRole('button', { name: 'Responsible', exact: true }),
    page.getByText('Across', { exact: true }),
  );
  await expect.poll(() => table.getByRole('columnheader').allTextContents()).toContain('Olga Owner');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Where they are');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Where they are' }).waitFor();
  await table.getByRole('row', { name: 'Samarkand' }).getByRole('link').first().click();
  await page.waitForURL(/\/companies\?/);
  await page.getByText('Samarkand 1').waitFor();
  expect(await page.getByText('Bukhara 0').count()).toBe(0);
});

test('it stands on a board of one’s own, changes as records do, and is hidden from whom it is not for', async () => {
  const page = app.owner;
  await page.goto(`${app.base}/dashboards`);
  await page
    .getByRole('banner')
    .or(page.locator('header'))
    .getByRole('button', { name: 'More' })
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'New dashboard' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Nothing stands here yet').waitFor();
  await page.locator('header').getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Arrange' }).click();
  for (const name of ['Where they are', 'In the pipeline']) {
    await page.getByRole('button', { name: 'Add a tile' }).click();
    await page.getByRole('combobox', { name: 'What it shows' }).fill(name);
    await page.getByRole('option', { name }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('heading', { name }).waitFor();
  }
  const headings = () => page.locator('section[data-size] h2').allTextContents();
  await page.getByRole('button', { name: 'Move or resize the tile' }).last().press('ArrowLeft');
  await expect.poll(headings).toEqual(['In the pipeline', 'Where they are']);
  await page.getByRole('button', { name: 'Done' }).click();
  await ask(page, 'POST', 'companies', { name: 'Khiva 0', city: 'Khiva' });
  await page.getByRole('rowheader', { name: 'Khiva' }).waitFor();
  const { items } = await ask(page, 'GET', 'dashboards?limit=50');
  const mine = (items as { id: string; name: string }[]).find((b) => b.name === 'Mine');
  await ask(page, 'PATCH', `dashboards/${mine?.id}`, { isShared: true });
  const { page: seller } = await app.join('Sem Seller', 'seller');
  await seller.goto(`${app.base}/dashboards/${mine?.id}`);
  await seller.getByText('This is not open to you.').waitFor();
  expect(await seller.getByText('Khiva').count()).toBe(0);
});

test('deals by tags and by ranges that one names oneself, on a board of the days that one chooses', async () => {
  const page = app.owner;
  const party = (await ask(page, 'GET', 'companies')).items[0]?.id;
  for (const [amount, tags] of [
    ['500', ['urgent']],
    ['2500', ['urgent', 'partner']],
  ] as const)
    await ask(page, 'POST', 'deals', {
      name: `At ${amount}`,
      party,
      amount: { amount, currency: 'UZS' },
      tags,
    });
  await page.goto(`${app.base}/reports/new`);
  await page.getByRole('combobox', { name: 'About' }).click();
  await page.getByRole('option', { name: 'Deals', exact: true }).click();
  await putDown('Tags');
  const rows = () => page.getByRole('table').getByRole('row').allTextContents();
  await expect.poll(rows).toEqual(expect.arrayContaining(['urgent2', 'partner1', 'Total2']));
  await page.getByRole('button', { name: 'Tags', exact: true }).nth(1).click();
  await page.getByRole('menuitem', { name: 'Take out' }).click();
  await putDown('Amount');
  await page.getByRole('button', { name: 'Amount · in ranges' }).and(page.locator('[aria-haspopup]')).click();
  await page.getByRole('menuitem', { name: 'Ranges…' }).click();
  await page.getByRole('textbox', { name: 'Ranges begin at' }).fill('1 000\n2 000');
  await page.getByRole('button', { name: 'Use these ranges' }).click();
  await expect.poll(rows).toEqual(expect.arrayContaining(['below 1,0001', '2,000 and more1']));
  await page.getByRole('row', { name: '2,000 and more' }).getByRole('link').first().click();
  await page.waitForURL(/\/deals\?/);
  await page.getByText('At 2500').first().waitFor();
  expect(await page.getByText('At 500').count()).toBe(0);

  const { items } = await ask(page, 'GET', 'dashboards?limit=50');
  const mine = items.find((b) => b['name'] === 'Mine');
  await page.goto(`${app.base}/dashboards/${mine?.id}`);
  await page.getByRole('combobox', { name: 'Period' }).selectOption('custom');
  await page.waitForURL(/from=\d{4}-\d\d-01&until=/);
  await page.getByText('The period does not apply to this report').first().waitFor();
  await page.locator('header').getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Keep this period with the board' }).click();
  await page.goto(`${app.base}/dashboards/${mine?.id}`);
  await expect.poll(() => page.getByRole('combobox', { name: 'Period' }).inputValue()).toBe('custom');
});

test('where money is summed, amounts without a rate are said to be left out, until there is one', async () => {
  const page = app.owner;
  const left = page.locator('[data-unrated]');
  const amount = { amount: '700', currency: 'KZT' };
  await page.goto(`${app.base}/results`);
  await page.locator('[data-metric="deals.pipeline"]').waitFor();
  expect(await left.count()).toBe(0);
  const party = (await ask(page, 'POST', 'companies', { name: 'Almaty Trade' })).id;
  await ask(page, 'POST', 'deals', { name: 'Across the border', party, amount });
  for (const screen of ['results', 'control/team', 'control/company', 'control/forecast']) {
    await page.goto(`${app.base}/${screen}`);
    await left.getByRole('link', { name: '1 deal' }).waitFor();
  }
  await left.getByRole('link', { name: '1 deal' }).click();
  await page.waitForURL(/\/deals\?/);
  await page.getByText('Across the border').first().waitFor();
  expect(await page.getByText('At 2500').count()).toBe(0);
  await page.goBack();
  await left.getByRole('link', { name: 'Enter a rate' }).click();
  await page.waitForURL(/\/settings\/exchange-rates/);
  await page.goBack();
  await left.waitFor();
  const today = Temporal.Now.plainDateISO('Asia/Tashkent').toString();
  await ask(page, 'POST', 'exchange-rates', { currency: 'KZT', date: today, rate: '25' });
  await left.waitFor({ state: 'detached' });
});

async function putDown(field: string): Promise<void> {
  const page = app.owner;
  await page.getByRole('textbox', { name: 'Find a field' }).fill(field);
  await page.getByRole('button', { name: field, exact: true }).first().press('Enter');
  await page.getByRole('menuitem', { name: 'Put down' }).press('Enter');
  await page.getByRole('textbox', { name: 'Find a field' }).fill('');
}

test('no page failed on the way', () => expect(app.faults).toEqual([]));
