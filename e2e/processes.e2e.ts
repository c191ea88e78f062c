import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, inaccessible, startApp } from './support/app.ts';

let app: App;
let page: Page;
let party: string;
let published: Map<string, string>;

/** A draft that asks for the first call, drops Engaging, and gives Prospecting another time; a deal in each stage. */
beforeAll(async () => {
  app = await startApp();
  page = app.owner;
  party = (await ask(page, 'POST', 'companies', { name: 'Silk Road Textile' })).id;
  const process = (await ask(page, 'GET', 'processes')).items[0];
  const current = process?.['current'] as { id: string } | undefined;
  published = await stagesOf(String(current?.id));
  await deal('Chairs');
  await deal('Tables', 'Engaging');
  await ask(page, 'POST', `deals/${await deal('Sold', 'Proposal')}/win`, {});
  const { version } = await ask(page, 'POST', `processes/${process?.id}/edit`, {});
  await change(await stagesOf(String(version)));
});
afterAll(() => app?.close());

async function stagesOf(version: string): Promise<Map<string, string>> {
  const filter = JSON.stringify({ field: 'processVersion', op: 'eq', value: version });
  const { items } = await ask(page, 'GET', `stages?filter=${encodeURIComponent(filter)}`);
  return new Map(items.map((s) => [String(s['name']), s.id]));
}

async function deal(name: string, stage?: string): Promise<string> {
  const { id } = await ask(page, 'POST', 'deals', { name, party });
  if (stage) await ask(page, 'POST', `deals/${id}/move`, { stage: published.get(stage) });
  return id;
}

async function change(draft: Map<string, string>): Promise<void> {
  const first = draft.get('Prospecting');
  const filter = JSON.stringify({ field: 'stage', op: 'eq', value: first });
  const { items } = await ask(page, 'GET', `stage-tasks?filter=${encodeURIComponent(filter)}`);
  const call = { isRequired: true, dueDays: 3, dueUnit: 'workday' };
  await ask(page, 'PATCH', `stage-tasks/${items[0]?.id}`, call);
  await ask(page, 'PATCH', `stages/${first}`, { deadlineDays: 8, deadlineUnit: 'workhour' });
  await ask(page, 'DELETE', `stages/${draft.get('Engaging')}`);
}

test('what the draft changes is said from what to what, and what it would have stood in the way of', async () => {
  await page.goto(`${app.base}/settings/processes#differences`);
  const stage = page.locator('[data-kind="changed"]', { hasText: 'Prospecting' });
  const line = (name: string) => stage.locator('li').filter({ hasText: name }).last();
  await line('Time allowed').waitFor();
  expect(await line('Time allowed').textContent()).toMatch(/→\s*8 working hours$/);
  expect(await line('Due in').textContent()).toMatch(/1 day\s*→\s*3 working days$/);
  expect(await line('Required to go on').textContent()).toMatch(/No\s*→\s*Yes$/);
  await page.getByText('“Engaging” is removed').waitFor();
  expect(await inaccessible(page)).toEqual([]);

  await page.goto(`${app.base}/settings/processes#trial`);
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  const open = page.getByRole('row', {
    name: /The required task “First call” of “Prospecting” was still open 1 1 /,
  });
  await open.waitFor();
});

test('deals are brought to the published version, those of a stage that is gone where one says, and taken back', async () => {
  await page.goto(`${app.base}/settings/processes`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('2 open deals run by earlier versions.').waitFor();
  await page.getByRole('button', { name: 'Bring deals to this version' }).click();
  await dialog.getByRole('button', { name: 'Bring 1 deal', exact: true }).waitFor();
  await dialog.getByRole('combobox', { name: 'Where deals of “Engaging” go' }).click();
  await page.getByRole('option', { name: 'Negotiation', exact: true }).click();
  expect(await inaccessible(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Bring 2 deals', exact: true }).click();
  await page.getByText('2 deals brought to version 2').waitFor();
  await expect.poll(() => stageOf('Tables')).toBe('Negotiation');
  await page.getByRole('button', { name: 'Take back', exact: true }).click();
  await page.getByText('2 deals taken back from version 2').waitFor();
  await expect.poll(() => stageOf('Tables')).toBe('Engaging');
  await page.getByText('2 open deals run by earlier versions.').waitFor();
  expect(app.faults).toEqual([]);
});

const stageOf = async (name: string): Promise<unknown> => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: name }));
  const { items } = await ask(page, 'GET', `deals?filter=${filter}`);
  const stage = items[0]?.['stage'] as { name: string } | undefined;
  return stage?.name;
};
