import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

let app: App;
let anna: Page;
let boris: { id: string; page: Page };
let company: string;
beforeAll(async () => {
  app = await startApp();
  anna = (await app.join('Anna Seller', 'seller')).page;
  boris = await app.join('Boris Seller', 'seller');
  company = (await ask(anna, 'POST', 'companies', { name: 'Silk Road Textile' })).id;
});
afterAll(() => app?.close());

const told = (page: Page, text: string) => page.locator('[data-told]', { hasText: text });

test('Anna names Boris, who cannot see the customer; she lets him, he hears, answers, and she hears', async () => {
  await anna.goto(`${app.base}/companies/${company}`);
  await anna.getByRole('tab', { name: 'Comments' }).click();
  const field = anna.getByRole('textbox', { name: 'Comment', exact: true });
  await field.pressSequentially('@bor');
  await anna.getByRole('option', { name: /Boris Seller/ }).waitFor();
  expect(await inaccessible(anna)).toEqual([]);
  await anna.keyboard.press('Enter');
  await field.pressSequentially('can you take the samples?');
  await anna.getByRole('button', { name: 'Let them see it' }).click();
  await anna.getByText('Boris Seller does not see this record').waitFor({ state: 'detached' });
  await anna.getByRole('button', { name: 'Send', exact: true }).click();
  await anna.locator('[data-comment]', { hasText: '@Boris Seller can you take the samples?' }).waitFor();
  await anna.getByRole('tab', { name: 'Comments 1' }).waitFor();

  const { page } = boris;
  await page.goto(`${app.base}/notifications`);
  await told(page, 'Anna Seller mentioned you').getByRole('link').click();
  await page.locator('[data-comment][data-wanted]', { hasText: 'can you take the samples?' }).waitFor();
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByRole('textbox', { name: 'Reply' }).fill('Yes, tomorrow');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.locator('[data-comment]', { hasText: 'Yes, tomorrow' }).first().waitFor();
  expect(await inaccessible(page)).toEqual([]);

  await anna.goto(`${app.base}/notifications`);
  await told(anna, 'Yes, tomorrow').getByText('Boris Seller replied').waitFor();
});

test('a comment is written above the timeline too, edited in place and taken back', async () => {
  await anna.setViewportSize({ width: 390, height: 844 });
  await anna.goto(`${app.base}/companies/${company}`);
  await anna.locator('label', { hasText: 'Timeline' }).click();
  await anna.getByRole('tab', { name: 'Comment', exact: true }).click();
  await anna.getByRole('textbox', { name: 'Comment', exact: true }).fill('They pay late');
  await anna.keyboard.press('ControlOrMeta+Enter');
  await anna.getByText('They pay late').first().waitFor();
  await anna.getByRole('tab', { name: /^Comments/ }).click();
  const line = anna.locator('[data-comment]', { hasText: 'They pay late' });
  await line.getByRole('button', { name: 'Edit comment' }).click();
  await anna.getByRole('textbox', { name: 'Edit comment' }).fill('They pay in time');
  await anna.keyboard.press('ControlOrMeta+Enter');
  const edited = anna.locator('[data-comment]', { hasText: 'They pay in time' });
  await edited.getByText('edited').waitFor();
  expect(await anna.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await inaccessible(anna)).toEqual([]);
  await edited.getByRole('button', { name: /Delete comment/ }).click();
  await edited.waitFor({ state: 'detached' });
  expect(app.faults).toEqual([]);
});
