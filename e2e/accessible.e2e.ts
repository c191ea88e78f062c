import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../src/testing/random.ts';
import { seed } from '../src/testing/seed.ts';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

let app: App;
let deal: string;
let company: string;
let rule: string;
let comment: string;

beforeAll(async () => {
  app = await startApp();
  const { owner } = app;
  company = (await ask(owner, 'POST', 'companies', { name: 'Registon Savdo', city: 'Samarkand' })).id;
  const person = await ask(owner, 'POST', 'people', { firstName: 'Dilnoza', lastName: 'Karimova' });
  const amount = { amount: '125000000', currency: 'UZS' };
  for (const name of ['Chairs', 'Desks', 'Lamps']) {
    const input = {
      name,
      party: company,
      contact: person.id,
      amount,
      expectedOn: '2027-01-15',
      tags: ['big'],
    };
    deal = (await ask(owner, 'POST', 'deals', input)).id;
  }
  await ask(owner, 'POST', `deals/${deal}/win`, {}).catch(() => undefined);
  await ask(owner, 'POST', 'deal-lines', { deal, name: 'Desk', quantity: '2', price: amount });
  await ask(owner, 'POST', 'notes', { text: 'Asks for samples', party: company, deal });
  const ready = { do: 'task', title: 'Thank {customer}', dueDays: 1, assignee: { who: 'responsible' } };
  const trigger = { on: 'event', verb: 'win' };
  rule = (
    await ask(owner, 'POST', 'automation-rules', {
      name: 'Thank the customer',
      entity: 'deals.deal',
      trigger,
      actions: [ready],
    })
  ).id;
  const record = { entity: 'deals.deal', id: deal };
  comment = (await ask(owner, 'POST', 'comments', { record, text: 'See https://example.com' })).id;
  await ask(owner, 'POST', 'tasks', { title: 'Send samples', party: company, deal, dueOn: '2026-01-15' });
});
afterAll(() => app?.close());

/** A sample by the run's seed; all of them with FULL=1. */
function sampled(): string[] {
  const random = randomFrom(seed);
  const all = places().map((place) => ({ place, at: random.next() }));
  const few = all.toSorted((a, b) => a.at - b.at).slice(0, process.env['FULL'] ? all.length : 9);
  return few.map(({ place }) => place);
}

const places = (): string[] => [
  '/',
  '/deals',
  '/deals?view=board',
  '/deals?group=outcome',
  '/tasks',
  '/companies',
  `/companies/${company}`,
  `/deals/${deal}`,
  `/deals/${deal}#comments.comment:${comment}`,
  '/comments',
  '/notifications',
  '/my-day',
  `/my-day/customers/${company}`,
  '/waiting',
  '/settings/reminders',
  '/results',
  '/reports',
  '/reports/new',
  '/dashboards',
  '/import',
  '/settings',
  '/settings/calendar',
  '/settings/security',
  '/settings/stand-ins',
  '/settings/users',
  '/settings/departments',
  '/settings/roles',
  '/settings/choices',
  '/settings/processes',
  '/settings/processes#picture',
  '/settings/processes#trial',
  '/settings/automation',
  `/automation-rules/${rule}`,
  '/settings/custom-fields',
  '/settings/company',
  '/settings/exchange-rates',
  '/settings/mail',
  '/settings/export',
];

test.each(['light', 'dark'] as const)(
  'no page breaks a rule of WCAG 2.2 AA when it is %s',
  async (scheme) => {
    const page = app.owner;
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const found = await broken(page);
    expect(found).toEqual({});
  },
  300_000,
);

test('nor on a phone, where no page is wider than it', async () => {
  const page = app.owner;
  await page.setViewportSize({ width: 390, height: 844 });
  const found = await broken(page);
  expect(found).toEqual({});
}, 300_000);

/** What is wrong, by the page. */
async function broken(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const place of sampled()) {
    await page.goto(app.base + place);
    await page.locator('main').getByRole('heading').first().waitFor();
    const wrong = await inaccessible(page);
    const { width } = page.viewportSize() ?? { width: 0 };
    const drawn = await page.evaluate(() => document.documentElement.scrollWidth);
    if (drawn > width) wrong.push(`is ${drawn} px wide`);
    if (wrong.length) found[place] = wrong;
  }
  return found;
}

test('no page failed on the way', () => expect(app.faults).toEqual([]));
