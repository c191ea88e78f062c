import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { readConfig } from '../../src/app/config.ts';
import { startServer } from '../../src/app/server.ts';
import { createTestDatabase } from '../../src/testing/database.ts';
import { launchBrowser } from './browser.ts';

/** What everybody signs in with. */
export const PASSWORD = 'correct horse battery';

/** The program with a company and its owner, and a browser to look at it. */
export interface App {
  base: string;
  browser: Browser;
  /** Olga, who may do everything; signed in. */
  owner: Page;
  /** A browser of its own, as another computer is, on the page of signing in. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** A colleague of the role, signed in, in a browser of their own. */
  join(name: string, role: string): Promise<{ id: string; page: Page }>;
  /** Errors that pages have thrown. */
  faults: string[];
  close(): Promise<void>;
}

export async function startApp(): Promise<App> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'mijoz-e2e-'));
  const server = await startServer(readConfig({ PORT: '0', DATA_DIR: dataDir }, []), database.connection);
  const base = new URL(server.url).origin;
  const browser = await launchBrowser();
  const faults: string[] = [];
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Asia/Tashkent',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`${base}/sign-in`);
    return page;
  };
  const owner = await open();
  await ask(owner, 'POST', 'installation', {
    token: new URL(server.url).searchParams.get('token'),
    ...company,
    password: PASSWORD,
  });
  const join = async (name: string, kind: string) => {
    const { path: link, id } = await invite(owner, name, kind);
    const page = await open();
    await ask(page, 'POST', 'invitations/accept', { token: link.split('=')[1], password: PASSWORD });
    return { id, page };
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { base, browser, owner, open, join, faults, close };
}

const company = {
  language: 'en',
  country: 'UZ',
  currency: 'UZS',
  timeZone: 'Asia/Tashkent',
  company: 'Samarkand Textile',
  name: 'Olga Owner',
  email: 'olga@example.com',
};

/** What the answers that tests ask for may hold. */
export interface Answer {
  id: string;
  items: (Record<string, unknown> & { id: string })[];
  path: string;
  [name: string]: unknown;
}

/** Asks the API as whoever is signed in on the page. Throws the answer's text where it is no success. */
export function ask(page: Page, method: string, address: string, body?: object): Promise<Answer> {
  return page.evaluate(
    async ({ method, address, body }) => {
      const isOpen = ['installation', 'session', 'invitations/accept'].includes(address);
      const me = method === 'GET' || isOpen ? undefined : await (await fetch('/api/v1/me')).json();
      const answer = await fetch(`/api/v1/${address}`, {
        method,
        headers: { 'content-type': 'application/json', 'x-csrf': me?.csrf ?? '' },
        body: body ? JSON.stringify(body) : null,
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${text}`);
      return text ? JSON.parse(text) : null;
    },
    { method, address, body },
  );
}

/** Makes an account named e.g. `Anna Seller`, with the address anna@example.com, and a link to join by. */
export async function invite(owner: Page, name: string, kind: string): Promise<Answer> {
  const role = (await ask(owner, 'GET', 'roles')).items.find((r) => r['kind'] === kind);
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.com`;
  const { id } = await ask(owner, 'POST', 'users/add', { name, email, roles: [role?.id] });
  return { ...(await ask(owner, 'POST', `users/${id}/invite`, {})), id };
}

/** By the mouse, in steps, as a hand does it; dropped in the middle of the goal, or `depth` pixels below its top. */
export async function drag(what: Locator, to: Locator, depth?: number): Promise<void> {
  const { mouse } = what.page();
  await what.waitFor();
  const from = await what.boundingBox();
  if (!from) throw new Error('what is to be dragged is not in sight');
  const [x, y] = [from.x + Math.min(40, from.width / 2), from.y + Math.min(20, from.height / 2)];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 20, y + 20, { steps: 4 });
  await mouse.move(x + 40, y + 40, { steps: 4 });
  const goal = await to.boundingBox();
  if (!goal) throw new Error('there is nowhere to drop');
  const [left, top] = [goal.x + goal.width / 2, goal.y + (depth ?? goal.height / 2)];
  await mouse.move(left, top, { steps: 12 });
  await mouse.move(left + 2, top, { steps: 2 });
  await mouse.up();
}

/** Rules of WCAG 2.2 AA that the page breaks. */
export async function inaccessible(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' ')}`);
  });
}
