import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, invite, PASSWORD, startApp } from './support/app.ts';

let app: App;
let anna: Page;
let annaId: string;
let secret: string;
let recovery: string[];

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const home = (page: Page) => page.getByRole('heading', { name: /Anna/ }).waitFor();
async function signIn(page: Page, password = PASSWORD): Promise<void> {
  await page.goto(`${app.base}/sign-in`);
  await page.getByLabel('E-mail').fill('anna@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
const code = (at = Date.now()): string => new TOTP({ secret }).generate({ timestamp: at });

test('an invitation’s link makes an account, once, and its secret is sent to no server', async () => {
  const link = await invite(app.owner, 'Anna Seller', 'seller');
  annaId = link.id;
  expect(link.path).toMatch(/^\/join#token=\S{20,}$/);
  const token = link.path.split('=')[1] ?? '';
  anna = await app.open();
  const asked: string[] = [];
  anna.on('request', (request) => asked.push(request.url()));
  await anna.goto(app.base + link.path);
  await anna.getByRole('textbox', { name: 'Your name' }).fill('Anna Seller');
  expect(anna.url(), 'the secret has left the address').toBe(`${app.base}/join`);
  await anna.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await anna.locator('button[type=submit]').click();
  await home(anna);
  expect(asked.filter((url) => url.includes(token))).toEqual([]);
  const late = await app.open();
  await late.goto(app.base + link.path);
  await late.getByRole('textbox', { name: 'Your name' }).fill('Somebody');
  await late.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await late.locator('button[type=submit]').click();
  await late.getByRole('alert').waitFor();
  await late.context().close();
});

test('a link for a forgotten password sets a new one, and the old one is over', async () => {
  const { path } = await ask(app.owner, 'POST', `users/${annaId}/reset-link`, {});
  expect(path).toContain('/reset#token=');
  const page = await app.open();
  await page.goto(app.base + path);
  await page.getByRole('textbox').fill('another horse battery');
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/sign-in/);
  await signIn(page);
  await page.getByRole('alert').waitFor();
  await signIn(page, 'another horse battery');
  await home(page);
  await page.goto(`${app.base}/settings/security`);
  await page.getByRole('textbox', { name: 'Present password' }).fill('another horse battery');
  await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('The password is changed').waitFor();
  await page.context().close();
});

test('a second factor is switched on with a code of the phone, and shows recovery codes once', async () => {
  await signIn(anna);
  await home(anna);
  await anna.goto(`${app.base}/settings/security`);
  await anna.getByRole('button', { name: 'Turn on two-step sign-in' }).click();
  const dialog = anna.getByRole('dialog');
  await dialog.getByRole('textbox').fill(PASSWORD);
  await dialog.locator('button[type=submit]').click();
  secret = (await dialog.locator('[class*=secret]').textContent())?.replace(/\s/g, '') ?? '';
  await dialog.getByRole('textbox').fill('000000');
  await dialog.locator('button[type=submit]').click();
  await anna.getByText('The code does not fit').waitFor();
  await dialog.getByRole('textbox').fill(code());
  await dialog.locator('button[type=submit]').click();
  await dialog.getByRole('listitem').first().waitFor();
  recovery = await dialog.getByRole('listitem').allTextContents();
  expect(new Set(recovery).size).toBeGreaterThanOrEqual(8);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await anna.getByRole('button', { name: 'Turn off two-step sign-in' }).waitFor();
});

test('signing in then needs the next code, or a recovery code, which works once', async () => {
  const page = await app.open();
  await signIn(page);
  const field = page.getByLabel('Code');
  await field.fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  // The code of the present half-minute has been used; the one before the next is still good.
  await field.fill(code(Date.now() + 30_000));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await home(page);
  await page.context().close();
  const other = await app.open();
  for (const isFirst of [true, false]) {
    await other.context().clearCookies();
    await signIn(other);
    await other.getByLabel('Code').fill(recovery[0] ?? '');
    await other.getByRole('button', { name: 'Sign in' }).click();
    if (isFirst) await home(other);
    else await other.getByRole('alert').waitFor();
  }
  await other.context().close();
});

test('a browser signed out from elsewhere is out at once', async () => {
  const other = await app.open({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await signIn(other);
  await other.getByLabel('Code').fill(recovery[1] ?? '');
  await other.getByRole('button', { name: 'Sign in' }).click();
  await home(other);
  await anna.goto(`${app.base}/settings/security`);
  await anna
    .getByRole('listitem')
    .filter({ hasText: 'Firefox' })
    .getByRole('button', { name: 'Sign out' })
    .click();
  await anna.getByRole('listitem').filter({ hasText: 'Firefox' }).waitFor({ state: 'detached' });
  await other.waitForURL(/sign-in/);
  expect((await other.request.get(`${app.base}/api/v1/me`)).status()).toBe(401);
  await other.context().close();
});

test('a key is shown once, opens what it may, and is over when revoked', async () => {
  await anna.getByRole('button', { name: 'New key' }).click();
  const dialog = anna.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'What it is for' }).fill('Warehouse');
  await dialog.locator('button[type=submit]').click();
  const key = (await dialog.locator('[class*=secret]').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const line = anna.getByRole('listitem').filter({ hasText: 'Warehouse' });
  await line.waitFor();
  expect(await anna.content(), 'the key is nowhere any more').not.toContain(key);
  const use = (method: 'get' | 'post') =>
    fetch(`${app.base}/api/v1/companies`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(method === 'post' ? { body: JSON.stringify({ name: 'By key' }) } : {}),
    });
  expect((await use('get')).status).toBe(200);
  expect((await use('post')).status, 'a key to read').toBe(403);
  await line.getByRole('button', { name: 'Revoke' }).click();
  await line.waitFor({ state: 'detached' });
  expect((await use('get')).status).toBe(401);
});

test('no page failed on the way', () => expect(app.faults).toEqual([]));
