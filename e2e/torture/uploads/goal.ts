import type { Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import type { Api } from '../shared/api.ts';
import { type Assignment, type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { newInstallation } from '../shared/installation.ts';
import { openEveryWay, watchedPage } from './open.ts';
import { type Upload, uploadsOf } from './payloads.ts';

/** Hostile uploads opened from the program in Chromium: no script of theirs runs, also where no CSP holds it back. */
export const uploads: Goal = {
  number: 10,
  title: 'hostile uploads in Chromium, with the CSP on and off',
  unit: 'uploads',
  full: 300,
  run: async (a) => {
    await using installation = await newInstallation();
    return await openAll(a, installation.owner);
  },
};

async function openAll(a: Assignment, owner: Api): Promise<Outcome> {
  const company = await owner.ask<{ id: string }>('POST', 'companies', {
    name: hostileText,
    description: hostileText,
  });
  await owner.ask('POST', 'notes', { party: company.body.id, text: hostileText });
  const failures: string[] = [];
  await using browser = await launchBrowser();
  const cookie = owner.headers['cookie'] ?? '';
  await using on = await watchedPage(browser, owner.origin, cookie, true);
  await using off = await watchedPage(browser, owner.origin, cookie, false);
  const proven = await canaryWorks(off.page, owner.origin, off.ran);
  if (!proven) failures.push('the canary is deaf: a script that does run was not noticed');
  let done = 0;
  let opened = 0;
  for (const upload of uploadsOf(a.random, a.count)) {
    if (isOver(a)) break;
    const id = await send(owner, company.body.id, upload);
    if (!id) failures.push(`not taken: ${JSON.stringify(upload.name)}`);
    for (const [csp, { page, ran }] of Object.entries({ on, off })) {
      await openEveryWay(page, owner.origin, `${owner.origin}/api/v1/files/${id}/content`);
      opened++;
      if (ran.length)
        failures.push(
          `CSP ${csp}: ${upload.name} ${upload.type} ${Buffer.from(upload.bytes).toString('latin1').slice(0, 120)}: ${ran.splice(0).join(', ')}`,
        );
    }
    done++;
  }
  const screens = [
    `/companies/${company.body.id}`,
    '/companies',
    '/',
    '/deals',
    `/companies/${company.body.id}/files`,
  ];
  for (const [csp, { page, ran }] of Object.entries({ on, off })) {
    for (const screen of screens) {
      await page.goto(`${owner.origin}${screen}`).catch(() => undefined);
      await page.waitForTimeout(800);
    }
    if (ran.length) failures.push(`CSP ${csp}: a screen: ${ran.splice(0).join(', ')}`);
  }
  return {
    done,
    figures: { 'opened, with the CSP on and off': opened },
    largest: { 'screens with hostile texts and file names': screens.length * 2 },
    failures,
  };
}

const hostileText = `<img src=x onerror="canary('text')"><script>canary('text')</script>[x](javascript:canary('link'))`;

async function canaryWorks(page: Page, origin: string, ran: string[]): Promise<boolean> {
  await page.goto(`${origin}/api/v1/installation`);
  await page.evaluate(`document.body.innerHTML = '<img src=x onerror="canary(1)">'`);
  for (let i = 0; i < 100 && !ran.length; i++) await page.waitForTimeout(100);
  return ran.splice(0).length > 0;
}

async function send(owner: Api, company: string, { name, type, bytes }: Upload): Promise<string | undefined> {
  const form = new FormData();
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
  const { body } = await owner.ask<{ id: string }>('POST', `files?entity=contacts.party&id=${company}`, form);
  return body?.id;
}
