import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

let app: App;
let anna: Page;
let annaId: string;
beforeAll(async () => {
  app = await startApp();
  ({ page: anna, id: annaId } = await app.join('Anna Seller', 'seller'));
});
afterAll(() => app?.close());

const soon = { timeout: 15_000 };
const zone = 'Asia/Tashkent';
/** A Wednesday of a week in which nothing else is. */
const wednesday = (): string => {
  const day = Temporal.Now.plainDateISO(zone).add({ weeks: 3 });
  return day.add({ days: 3 - day.dayOfWeek }).toString();
};
/** Of the week before this one. */
const monday = (): string => {
  const day = Temporal.Now.plainDateISO(zone);
  return day.subtract({ days: day.dayOfWeek + 6 }).toString();
};
const at = (day: string, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).toInstant().toString();
const local = (instant: unknown): string =>
  Temporal.Instant.from(String(instant))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
const box = (title: string) => anna.locator('[data-item]', { hasText: title }).first();
async function drag(from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  await anna.mouse.move(from.x, from.y);
  await anna.mouse.down();
  await anna.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
  await anna.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await anna.mouse.up();
}
/** Asked again when the box found was replaced before it was measured, as an answer from the server does. */
const shown = (title: string) =>
  vi.waitUntil(async () => {
    await box(title).waitFor();
    return box(title).boundingBox();
  }, soon);
const middle = async (title: string) => {
  const rect = await shown(title);
  return { ...rect, x: rect.x + rect.width / 2, y: rect.y + 8 };
};

test('a meeting is moved and made longer by the mouse, taken back by one click, and what was held stays', async () => {
  const meeting = { title: 'Demo', startsAt: at(wednesday(), '10:00'), endsAt: at(wednesday(), '11:00') };
  const { id } = await ask(anna, 'POST', 'meetings', meeting);
  await anna.goto(`${app.base}/calendar?view=week&day=${wednesday()}`);
  await box('Demo').waitFor();
  expect(await inaccessible(anna)).toEqual([]);
  const from = await middle('Demo');
  const column = await anna.locator('[data-slot=time]').first().boundingBox();
  await drag(from, { x: column?.width ?? 0, y: 96 });
  const stored = async () => ask(anna, 'GET', `meetings/${id}`);
  await expect.poll(async () => local((await stored())['startsAt']), soon).toMatch(/T12:00$/);
  expect(local((await stored())['endsAt'])).toBe(
    `${Temporal.PlainDate.from(wednesday()).add({ days: 1 })}T13:00`,
  );
  await anna.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => local((await stored())['startsAt']), soon).toBe(`${wednesday()}T10:00`);
  await expect.poll(async () => (await middle('Demo')).x, soon).toBe(from.x);
  const rect = await shown('Demo');
  await drag({ x: rect.x + rect.width / 2, y: rect.y + rect.height - 3 }, { x: 0, y: 48 });
  await expect.poll(async () => local((await stored())['endsAt']), soon).toBe(`${wednesday()}T12:00`);
  const held = { title: 'Held before', startsAt: at(monday(), '00:10'), endsAt: at(monday(), '00:50') };
  const past = await ask(anna, 'POST', 'meetings', held);
  await ask(anna, 'POST', `meetings/${past.id}/hold`, { result: 'Went well' });
  await anna.goto(`${app.base}/calendar?view=week&day=${monday()}`);
  await box('Held before').scrollIntoViewIfNeeded();
  await drag(await middle('Held before'), { x: 0, y: 96 });
  await anna.getByText('It has been held').waitFor();
  expect(local((await ask(anna, 'GET', `meetings/${past.id}`))['startsAt'])).toBe(`${monday()}T00:10`);
});

test('drawn time becomes a series, of which one is moved alone or with all that follow', async () => {
  await anna.goto(`${app.base}/calendar?view=week&day=${wednesday()}`);
  const friday = await anna.locator('[data-slot=time]').nth(4).boundingBox();
  const start = { x: (friday?.x ?? 0) + 40, y: 560 };
  await drag(start, { x: 0, y: 46 });
  await anna.getByLabel('Subject').fill('Stand-up');
  await anna.getByRole('combobox', { name: 'Repeats' }).click();
  await anna.getByRole('option', { name: 'Every week' }).click();
  await anna.getByText('Every week on Fri', { exact: true }).waitFor();
  await anna.getByRole('button', { name: 'Save' }).click();
  await box('Stand-up').waitFor();
  const hours = async (): Promise<string[]> => {
    const filter = encodeURIComponent(JSON.stringify({ field: 'title', op: 'eq', value: 'Stand-up' }));
    const { items } = await ask(anna, 'GET', `meetings?filter=${filter}&sort=startsAt&limit=50`);
    return items.map((m) => local(m['startsAt']).slice(11));
  };
  const before = await hours();
  expect(new Set(before).size).toBe(1);
  expect(before.length).toBeGreaterThan(5);
  await drag(await middle('Stand-up'), { x: 0, y: 48 });
  await anna.getByRole('button', { name: 'This and the following' }).click();
  await expect
    .poll(async () => new Set(await hours()).size === 1 && (await hours())[0] !== before[0], soon)
    .toBe(true);
  await anna.keyboard.press('ArrowRight');
  const next = Temporal.PlainDate.from(wednesday()).add({ days: 9 }).toString();
  await anna.locator(`[data-slot-day="${next}"] [data-item]`, { hasText: 'Stand-up' }).waitFor();
  const [moved] = await hours();
  await drag(await middle('Stand-up'), { x: 0, y: 96 });
  await anna.getByRole('button', { name: 'This and the following' }).click();
  await expect.poll(async () => new Set(await hours()).size, soon).toBe(2);
  await anna.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(async () => [...new Set(await hours())], soon).toEqual([moved]);
  const series = (await ask(anna, 'GET', 'meeting-series?limit=50')).items;
  expect(series.filter((s) => s['title'] === 'Stand-up')).toHaveLength(1);
  await drag(await middle('Stand-up'), { x: 0, y: -96 });
  await anna.getByRole('button', { name: 'Only this meeting' }).click();
  await expect.poll(async () => new Set(await hours()).size, soon).toBe(2);
});

test('its keys stand in the sheet of shortcuts, and G begins going elsewhere', async () => {
  await anna.goto(`${app.base}/calendar?view=week`);
  await anna.locator('[data-slot=time]').first().waitFor();
  await anna.keyboard.press('Shift+Slash');
  const sheet = anna.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('heading', { name: 'Calendar' }).waitFor();
  for (const line of ['Today', 'Day', 'Week', 'Month', 'Agenda'])
    await sheet.getByText(line, { exact: true }).last().waitFor();
  await anna.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await anna.keyboard.press('KeyO');
  await anna.waitForURL(/view=team/);
  await anna.keyboard.press('KeyG');
  await anna.keyboard.press('KeyH');
  await anna.waitForURL((url) => !url.pathname.startsWith('/calendar'));
});

test('a colleague’s meeting is not on the seller’s calendar, but named as busy while a meeting is arranged', async () => {
  const day = wednesday();
  await ask(app.owner, 'POST', 'meetings', {
    title: 'Secret',
    startsAt: at(day, '15:00'),
    endsAt: at(day, '16:00'),
  });
  await ask(app.owner, 'POST', 'meetings', {
    title: 'With Anna',
    startsAt: at(day, '17:00'),
    endsAt: at(day, '18:00'),
    participants: [{ user: annaId }],
  });
  await anna.goto(`${app.base}/calendar?view=day&day=${day}`);
  await box('With Anna').click();
  const panel = anna.getByRole('region', { name: 'With Anna' });
  await panel.getByText('not change it').waitFor();
  expect(await panel.getByRole('button', { name: 'Change' }).count()).toBe(0);
  expect(await anna.getByText('Secret').count()).toBe(0);
  await anna.keyboard.press('KeyN');
  await anna.getByLabel('From').fill('15');
  await anna.keyboard.press('Tab');
  await anna.getByLabel('Colleague').fill('Olga');
  await anna.getByRole('option', { name: 'Olga Owner' }).click();
  await anna.getByText('Olga Owner is busy from 15:00 to 16:00').waitFor();
  expect(await anna.getByText('Secret').count()).toBe(0);
  expect(app.faults).toEqual([]);
});

test('on a phone a finger that rests takes a meeting along, and one that moves scrolls', async () => {
  const day = wednesday();
  const { id } = await ask(anna, 'POST', 'meetings', {
    title: 'By finger',
    startsAt: at(day, '13:00'),
    endsAt: at(day, '14:00'),
  });
  const phone = await anna
    .context()
    .browser()
    ?.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      storageState: await anna.context().storageState(),
    });
  const page = await phone?.newPage();
  if (!page) throw new Error('no phone');
  await page.goto(`${app.base}/calendar?view=day&day=${day}`);
  const rect = await page.locator('[data-item]', { hasText: 'By finger' }).boundingBox();
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: (rect?.x ?? 0) + 60, y }],
    });
  const y = (rect?.y ?? 0) + 10;
  await touch('touchStart', y);
  await page.waitForTimeout(500);
  for (const step of [10, 30, 48, 49]) await touch('touchMove', y + step);
  await touch('touchEnd', 0);
  const startsAt = async () => local((await ask(anna, 'GET', `meetings/${id}`))['startsAt']);
  await expect.poll(startsAt, soon).toBe(`${day}T14:00`);
  await page.locator('[data-item]', { hasText: 'By finger' }).tap();
  await page.getByRole('dialog', { name: 'By finger' }).getByRole('button', { name: 'Change' }).waitFor();
  await phone?.close();
});

test('a series with somebody outside is one invitation', async () => {
  await ask(app.owner, 'PUT', 'mail-server', {
    ...{ host: '127.0.0.1', port: 2525, security: 'none', username: null },
    ...{ fromName: 'Mijoz', fromAddress: 'crm@example.com', address: app.base },
  });
  await anna.goto(`${app.base}/calendar?view=week&day=${wednesday()}`);
  await anna.locator('[data-slot=time]').first().waitFor();
  await anna.keyboard.press('KeyN');
  await anna.getByLabel('Subject').fill('Rhythm');
  await anna.getByRole('combobox', { name: 'Repeats' }).click();
  await anna.getByRole('option', { name: 'Every week' }).click();
  await anna.getByLabel('E-mail').fill('dilnoza@example.org');
  await anna.keyboard.press('Enter');
  await anna.getByLabel('Send invitations').check();
  await anna.getByRole('button', { name: 'Save' }).click();
  await anna.getByText('1 invitation is on its way').waitFor();
  expect(app.faults).toEqual([]);
});
