import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, startApp } from './support/app.ts';

let app: App;
let owner: Page;
let anna: { id: string; page: Page };
let boris: { id: string; page: Page };
let company: string;
const within = { timeout: 15_000 };

beforeAll(async () => {
  app = await startApp();
  owner = app.owner;
  anna = await app.join('Anna Seller', 'seller');
  boris = await app.join('Boris Seller', 'seller');
  const channels = [{ kind: 'email', value: 'info@registon.uz' }];
  company = (await ask(anna.page, 'POST', 'companies', { name: 'Registon Savdo', channels })).id;
});
afterAll(() => app?.close());

const statusOf = async (page: Page, path: string): Promise<number> =>
  (await page.request.get(`${app.base}/api/v1/${path}`)).status();
const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);

test('a seller’s settings hold what is theirs, and a forbidden address says so', async () => {
  await anna.page.goto(`${app.base}/settings`);
  const nav = anna.page.getByRole('navigation', { name: 'Settings' });
  await nav.getByRole('link', { name: 'Sign-in and security' }).waitFor();
  await nav.getByRole('link', { name: 'Absence and stand-ins' }).waitFor();
  for (const name of ['People', 'Roles', 'Departments', 'Mail'])
    expect(await nav.getByRole('link', { name, exact: true }).count(), name).toBe(0);
  await anna.page.goto(`${app.base}/settings/users`);
  await anna.page.getByRole('alert').waitFor();
  expect(await anna.page.getByRole('button', { name: 'Add a person' }).count()).toBe(0);
});

test('on a phone the menu leads to the settings and each part of them back', async () => {
  const page = await app.open({
    viewport: { width: 390, height: 844 },
    storageState: await anna.page.context().storageState(),
  });
  await page.goto(`${app.base}/`);
  const bar = page.getByRole('navigation', { name: 'Navigation' }).last();
  await bar.getByRole('button', { name: 'More' }).waitFor();
  expect(await bar.getByRole('link', { name: /Settings|security/ }).count()).toBe(0);
  await bar.getByRole('button', { name: 'More' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Absence and stand-ins' }).click();
  await page.getByRole('heading', { name: 'Absence and stand-ins' }).waitFor();
  await page.locator('main').getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Sign-in and security' }).waitFor();
  await page.context().close();
});

test('who is away is stood in for, sees to it that the customers are open, and ends it at once', async () => {
  const { page } = anna;
  expect(await statusOf(boris.page, `companies/${company}`)).toBe(404);
  await page.goto(`${app.base}/settings/stand-ins`);
  await page.getByText('Nobody is away').waitFor();
  await page.getByRole('button', { name: 'Set an absence' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Who is away').count(), 'only who administers says it of others').toBe(0);
  await dialog.getByLabel('Away from').fill(day(0));
  await dialog.getByLabel('To, including').fill(day(-3));
  await dialog.getByRole('combobox', { name: 'Who stands in' }).click();
  await page.getByRole('option', { name: 'Boris Seller' }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Holiday');
  await dialog.evaluate((form) => form.querySelector('form')?.setAttribute('novalidate', ''));
  await dialog.getByRole('button', { name: 'Set', exact: true }).click();
  await dialog.getByText('Ends before it begins').waitFor();
  await dialog.getByLabel('To, including').fill(day(7));
  await dialog.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: 'Holiday' }).waitFor();
  expect(await statusOf(boris.page, `companies/${company}`)).toBe(200);
  await page.getByRole('button', { name: /^End now: Anna Seller/ }).click();
  await page.getByRole('heading', { name: 'Past' }).waitFor();
  await page.getByText('Ended early').waitFor();
  expect(await statusOf(boris.page, `companies/${company}`)).toBe(404);
});

test('who administers sets the absence of anybody', async () => {
  await owner.goto(`${app.base}/settings/stand-ins`);
  await owner.getByRole('button', { name: 'Set an absence' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Who is away' }).click();
  await owner.getByRole('option', { name: 'Boris Seller' }).click();
  await dialog.getByLabel('To, including').fill(day(2));
  await dialog.getByRole('combobox', { name: 'Who stands in' }).click();
  await owner.getByRole('option', { name: 'Anna Seller' }).click();
  await dialog.getByRole('button', { name: 'Set', exact: true }).click();
  await owner.getByRole('listitem').filter({ hasText: 'Boris Seller' }).waitFor();
});

test('a customer entered twice is found while typing, and access to it is asked for', async () => {
  const { page } = boris;
  await page.goto(`${app.base}/companies`);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill('регистон савдо');
  const known = form.getByRole('region', { name: 'Already a customer' });
  await known.getByText('Registon Savdo').waitFor();
  await known.getByText('responsible: Anna Seller').waitFor();
  expect(await known.getByRole('button', { name: 'Open' }).count()).toBe(0);
  await form.getByRole('textbox', { name: 'Name' }).fill('Another');
  await known.waitFor({ state: 'detached' });
  await form.getByRole('button', { name: 'Way to reach' }).click();
  await form.getByRole('textbox', { name: /Value|Address or number|Number/ }).fill('INFO@registon.uz');
  await known.getByText('Registon Savdo').waitFor();
  await known.getByRole('button', { name: 'Ask for access' }).click();
  await known.getByRole('button', { name: 'The responsible has been asked' }).waitFor();
  await anna.page.goto(`${app.base}/tasks`);
  await anna.page.getByText('Boris Seller asks for access to “Registon Savdo”').first().waitFor();
  await owner.goto(`${app.base}/companies`);
  await owner.getByRole('button', { name: 'New', exact: true }).click();
  await owner.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Registon Savdo');
  await owner.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await owner.waitForURL(new RegExp(company));
});

test('why somebody sees a record is told of a person, of a field, and of a past day', async () => {
  await owner.goto(`${app.base}/companies/${company}`);
  await owner.getByRole('button', { name: 'More actions' }).click();
  await owner.getByRole('menuitem', { name: 'Who can see this, and why' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Person' }).click();
  await owner.getByRole('option', { name: 'Anna Seller' }).click();
  await dialog.getByText('Anna Seller can see and change this record').waitFor();
  await dialog.getByRole('combobox', { name: 'Field' }).click();
  await owner.getByRole('option', { name: 'City', exact: true }).click();
  await dialog.getByText('“City” is visible and may be changed').waitFor();
  await dialog.getByLabel('On the day').fill(day(-30));
  await dialog.getByText(/Anna Seller could not see this record/).waitFor();
  await owner.keyboard.press('Escape');
});

test('a department is dragged onto another with the mouse', async () => {
  await ask(owner, 'POST', 'departments/add', { name: 'Sales' });
  const { id } = await ask(owner, 'POST', 'departments/add', { name: 'Wholesale' });
  await owner.goto(`${app.base}/settings/departments`);
  const line = (name: string) => owner.getByRole('listitem').filter({ hasText: name });
  await dragTo(owner, line('Wholesale'), line('Sales'));
  await expect
    .poll(async () => (await ask(owner, 'GET', `departments/${id}`))['parent'], within)
    .toMatchObject({ name: 'Sales' });
  await owner.getByText('Wholesale has been moved').waitFor();
  await dragTo(owner, line('Wholesale'), owner.getByText('Drag a department onto another'));
  await expect.poll(async () => (await ask(owner, 'GET', `departments/${id}`))['parent'], within).toBe(null);
});

/** In steps, as a hand does it. */
async function dragTo(
  page: Page,
  what: ReturnType<Page['locator']>,
  to: ReturnType<Page['locator']>,
): Promise<void> {
  const [from, goal] = [await what.boundingBox(), await to.boundingBox()];
  if (!from || !goal) throw new Error('what is dragged, or where to, is not in sight');
  await page.mouse.move(from.x + 60, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 70, from.y + from.height / 2 + 5, { steps: 4 });
  await page.mouse.move(goal.x + 120, goal.y + goal.height / 2, { steps: 10 });
  await page.mouse.move(goal.x + 122, goal.y + goal.height / 2 + 1, { steps: 2 });
  await page.mouse.up();
}

test('a deal is moved to the newest version of its process from its menu', async () => {
  const deal = await ask(anna.page, 'POST', 'deals', { name: 'Chairs', party: company });
  const process = (await ask(owner, 'GET', 'processes')).items[0]?.id;
  const { version } = await ask(owner, 'POST', `processes/${process}/edit`, {});
  const filter = encodeURIComponent(JSON.stringify({ field: 'processVersion', op: 'eq', value: version }));
  const stages = (await ask(owner, 'GET', `stages?filter=${filter}`)).items;
  const first = stages.find((s) => s['name'] === 'Prospecting');
  await ask(owner, 'PATCH', `stages/${first?.id}`, { name: 'Cold' });
  await ask(owner, 'POST', `process-versions/${version}/publish`, {});
  const { page } = anna;
  await page.goto(`${app.base}/deals/${deal.id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to the newest version of the process' }).click();
  await page.getByRole('dialog').getByText('It stays in the stage “Cold”').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('list', { name: 'Stages of the deal' }).getByText('Cold').waitFor();
  await page.getByText('moved the deal to the newest version of the process').first().waitFor();
});

test('no page failed on the way', () => expect(app.faults).toEqual([]));
