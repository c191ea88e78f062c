import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../src/testing/random.ts';
import { seed } from '../src/testing/seed.ts';
import { type App, ask, startApp } from './support/app.ts';

/** Lines of the sheet of shortcuts, pressed. A line that is not tried here fails: the sheet says nothing untrue. */
let app: App;
let page: Page;
let anna: Page;
let me: string;
let customer: string;
let lines: Record<string, string[]>;
const join = async (): Promise<{ id: string }> => {
  const colleague = await app.join('Anna Seller', 'seller');
  anna = colleague.page;
  return colleague;
};
beforeAll(async () => {
  app = await startApp();
  page = app.owner;
  ({ id: customer } = await ask(page, 'POST', 'companies', {
    name: 'Andijon Tikuv',
    channels: [
      { kind: 'mobile', value: '+998901234567' },
      { kind: 'email', value: 'info@andijon.uz' },
    ],
  }));
  await ask(page, 'POST', 'companies', { name: 'Buxoro Paxta' });
  me = (await ask(page, 'GET', 'me')).id;
  for (const title of ['First call', 'Second call'])
    await ask(page, 'POST', 'tasks', {
      title,
      party: customer,
      assignee: me,
      dueOn: Temporal.Now.plainDateISO('Asia/Tashkent').toString(),
    });
  await ask(page, 'POST', `companies/${customer}/share`, { user: (await join()).id, level: 'write' });
  lines = await sheet();
});
afterAll(() => app?.close());

const soon = { timeout: 15_000 };
const press = async (keys: string): Promise<void> => {
  const codes: Record<string, string> = {
    '/': 'Slash',
    '[': 'BracketLeft',
    '?': 'Shift+Slash',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    '↵': 'Enter',
    Esc: 'Escape',
  };
  const parts = keys.split(' ').map((k) => codes[k] ?? (/^[A-Z]$/.test(k) ? `Key${k}` : k));
  if (parts[0] === 'Ctrl') return page.keyboard.press(`ControlOrMeta+${parts[1]}`);
  if (parts[0] === 'Shift') return page.keyboard.press(`Shift+${parts[1]}`);
  for (const part of parts) await page.keyboard.press(part);
};
const at = async (path: string, sign: string): Promise<void> => {
  await page.goto(`${app.base}${path}`);
  await page.getByText(sign).first().waitFor();
};
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const rowOf = (name: string) => page.getByRole('row', { name: new RegExp(name) });
const opened = (path: RegExp) => page.waitForURL((url) => path.test(url.pathname + url.search));

async function sheet(): Promise<Record<string, string[]>> {
  await at('/', 'Home');
  await press('?');
  await dialog('Keyboard shortcuts').waitFor();
  const found = await dialog('Keyboard shortcuts').evaluate((d) =>
    [...d.querySelectorAll('section')].map(
      (s) =>
        [
          s.querySelector('h3')?.textContent ?? '',
          [...s.querySelectorAll('div')].map((line) =>
            [...line.querySelectorAll('kbd')].map((k) => k.textContent).join(' '),
          ),
        ] as const,
    ),
  );
  await press('Escape');
  await dialog('Keyboard shortcuts').waitFor({ state: 'detached' });
  return Object.fromEntries(found);
}

type Tries = [keys: string, happens: () => Promise<unknown>][];

const isFull = process.env['FULL'] === '1';
const random = randomFrom(seed);
/** Another few with each seed; all of them with FULL=1. */
const aFew = (tries: Tries): Tries => {
  const few = [random.pick(tries), random.pick(tries), random.pick(tries)];
  return tries.filter((t) => few.includes(t));
};

/** The lines of a section of the sheet are just those that are tried, and each does what it says. */
async function tryAll(
  section: string,
  tries: Tries,
  before: (keys: string) => Promise<unknown>,
): Promise<void> {
  expect(tries.map(([keys]) => keys).sort()).toEqual(lines[section]?.toSorted());
  for (const [keys, happens] of isFull ? tries : aFew(tries)) {
    await before(keys);
    await press(keys);
    await happens().catch((error: unknown) => {
      throw new Error(`${section}: ${keys} did not do it`, { cause: error });
    });
  }
}

test('everywhere', async () => {
  const name = async () => (await ask(page, 'GET', `companies/${customer}`))['name'];
  const undone = async () => {
    await expect.poll(name, soon).toBe('Andijon Tikuv');
  };
  const collapsed = async () => {
    await page.getByRole('button', { name: /Expand/ }).waitFor();
    await press('[');
    await page.getByRole('button', { name: /Collapse/ }).waitFor();
  };
  const tries: Tries = [
    ['Ctrl K', () => page.getByPlaceholder('Find a customer, go somewhere').waitFor()],
    ['/', () => page.getByPlaceholder('Find a customer, go somewhere').waitFor()],
    ['C', () => page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).waitFor()],
    ['[', collapsed],
    ['?', () => dialog('Keyboard shortcuts').waitFor()],
    ['Ctrl Z', undone],
    ['Esc', () => page.getByRole('toolbar', { name: 'Selected records' }).waitFor({ state: 'detached' })],
  ];
  await tryAll('Everywhere', tries, async (keys) => {
    await at('/companies', 'Andijon Tikuv');
    if (keys === 'Esc') await rowOf('Andijon Tikuv').getByRole('checkbox').click();
    if (keys !== 'Ctrl Z') return;
    await press('J');
    await press('E');
    await page.locator('[role=grid] input:not([type=checkbox])').first().fill('Andijon Savdo');
    await page.keyboard.press('Enter');
    await expect.poll(name, soon).toBe('Andijon Savdo');
  });
});

test('in lists', async () => {
  const marked = (name: string) =>
    page.locator('[role=grid] [data-active]', { hasText: name }).first().waitFor();
  const editor = () => page.locator('[role=grid] input:not([type=checkbox])').first().waitFor();
  const tries: Tries = [
    ['J', () => marked('Buxoro Paxta')],
    ['K', () => marked('Andijon Tikuv')],
    ['O', () => opened(/^\/companies\/./)],
    ['X', () => page.getByRole('toolbar').getByText('1 selected').waitFor()],
    ['Ctrl A', () => page.getByRole('toolbar').getByText('2 selected').waitFor()],
    ['↵', editor],
    ['E', editor],
    [
      'F',
      () =>
        page
          .getByRole('dialog')
          .or(page.getByPlaceholder(/Field|Find/))
          .first()
          .waitFor(),
    ],
  ];
  await tryAll('In lists', tries, async (keys) => {
    await at('/companies?sort=name', 'Buxoro Paxta');
    await press('J');
    if (keys === 'K') await press('J');
    if (keys === '↵') await press('→');
  });
});

test('going elsewhere', async () => {
  const tries: Tries = [
    ['G H', () => opened(/^\/$/)],
    ['G M', () => opened(/^\/my-day/)],
    ['G K', () => opened(/^\/calendar/)],
    ['G D', () => opened(/^\/deals/)],
    ['G L', () => opened(/^\/planned-contacts/)],
    ['G T', () => opened(/^\/tasks/)],
    ['G C', () => opened(/^\/companies/)],
    ['G P', () => opened(/^\/people/)],
    ['G O', () => opened(/^\/products/)],
    ['G R', () => opened(/^\/results/)],
    ['G I', () => opened(/^\/import/)],
    ['G N', () => opened(/^\/notifications/)],
    ['G S', () => opened(/^\/settings/)],
  ];
  await tryAll('Go to', tries, (keys) => (keys === 'G R' ? at('/', 'Home') : at('/reports', 'Reports')));
});

test('in My day', async () => {
  const lead = await leadings();
  const line = (title: string) => page.locator('[data-line]', { hasText: title });
  const tries: Tries = [
    ['T', () => lead('tel:+998901234567')],
    ['W', () => lead('mailto:info@andijon.uz')],
    ['L', () => page.getByRole('tab', { name: 'Call', selected: true }).waitFor()],
    ['P', () => line('First call').waitFor({ state: 'detached' })],
    ['Space', () => line('Second call').waitFor({ state: 'detached' })],
  ];
  await tryAll('My day', tries, async (keys) => {
    await at('/my-day', 'Second call');
    const title = keys === 'Space' ? 'Second call' : 'First call';
    await line(title).locator('button').first().click();
    await page.getByRole('complementary', { name: 'Andijon Tikuv' }).waitFor();
  });
});

test('in the calendar', async () => {
  const day = '2031-05-21';
  const tries: Tries = [
    ['T', () => page.waitForURL((url) => !url.search.includes(day))],
    ['←', () => opened(/day=2031-05-14/)],
    ['→', () => opened(/day=2031-05-28/)],
    ['D', () => opened(/view=day/)],
    ['W', () => opened(/view=week/)],
    ['M', () => opened(/view=month/)],
    ['O', () => opened(/view=team/)],
    ['A', () => opened(/view=agenda/)],
    ['N', () => page.getByLabel('Subject').waitFor()],
  ];
  await tryAll('Calendar', tries, async (keys) => {
    await page.goto(`${app.base}/calendar?view=${keys === 'W' ? 'day' : 'week'}&day=${day}`);
    await page.locator('[data-slot=time]').first().waitFor();
  });
});

test('among notifications', async () => {
  for (const text of ['One', 'Two']) {
    await ask(anna, 'POST', 'comments', {
      record: { entity: 'contacts.party', id: customer },
      text: `@[user:${me}] ${text}`,
    });
    await expect
      .poll(
        async () =>
          (await ask(page, 'GET', 'notifications')).items.some((n) => String(n['text']).includes(text)),
        soon,
      )
      .toBe(true);
  }
  const current = (text: string) =>
    page.locator('[data-told][aria-current], [data-told][data-chosen]', { hasText: text }).waitFor();
  const unread = async (count: number) => {
    await expect
      .poll(async () => (await ask(page, 'GET', 'notifications/unread'))['count'], soon)
      .toBe(count);
  };
  const tries: Tries = [
    ['J', () => current('One')],
    ['K', () => current('Two')],
    ['U', () => unread(1)],
    ['Shift U', () => unread(0)],
    ['↵', () => opened(/^\/companies\//)],
  ];
  await tryAll('Notifications', tries, async (keys) => {
    await at('/notifications', 'Two');
    if (keys === 'K') await press('J');
  });
});

/** Where a page asks the browser to lead, to telephones and letters too. */
async function leadings(): Promise<(address: string) => Promise<unknown>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.enable');
  const asked: string[] = [];
  devtools.on('Page.frameRequestedNavigation', ({ url }) => asked.push(url));
  return (address) => expect.poll(() => asked, soon).toContain(address);
}
