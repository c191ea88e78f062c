import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let party: string;
let stages: Map<string, string>;

beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  stages = new Map((await t.owner.get('/stages')).body.items.map((s) => [String(s['name']), s.id]));
});
afterAll(() => t.close());

const open = async (): Promise<string> => (await anna.post('/deals', { name: 'Chairs', party })).body.id;
async function move(deal: string, stage: string): Promise<void> {
  expect((await anna.post(`/deals/${deal}/move`, { stage: stages.get(stage) })).status).toBe(200);
}
async function said(deal: string): Promise<unknown[]> {
  const { body } = await anna.get(`/deals/${deal}`);
  return [(body['stage'] as Row)['name'], body['category'], body['isCategoryChosen']];
}
/** Takes back the newest write of the verb but `later` ones. */
async function undo(deal: string, verb: string, later = 0): Promise<void> {
  const { items } = (await anna.get<{ items: Row[] }>(`/deals/${deal}/history`)).body;
  const entry = items.filter((h) => h['verb'] === verb)[later];
  expect((await anna.post('/undo', { audit: entry?.id })).status).toBe(200);
}

test('a move taken back leaves the category that nobody chose unchosen: it follows the stage again', async () => {
  const deal = await open();
  const before = await said(deal);
  expect(before).toEqual(['Prospecting', 'pipeline', false]);
  await move(deal, 'Proposal');
  expect(await said(deal)).toEqual(['Proposal', 'bestCase', false]);
  await undo(deal, 'move');
  expect(await said(deal)).toEqual(before);
  await move(deal, 'Negotiation');
  expect(await said(deal)).toEqual(['Negotiation', 'commit', false]);
});

test('a category chosen since the move is not taken back with it', async () => {
  const deal = await open();
  await move(deal, 'Proposal');
  for (const category of ['commit', 'bestCase']) await anna.patch(`/deals/${deal}`, { category });
  await undo(deal, 'move');
  expect(await said(deal)).toEqual(['Prospecting', 'bestCase', true]);
});

test('a move that another followed leaves stage and category as they are now', async () => {
  const deal = await open();
  await move(deal, 'Proposal');
  await move(deal, 'Prospecting');
  await move(deal, 'Engaging');
  const before = await said(deal);
  expect(before).toEqual(['Engaging', 'pipeline', false]);
  await undo(deal, 'move', 1);
  expect(await said(deal)).toEqual(before);
});

test('a sale taken back brings the category back as it was, chosen or not', async () => {
  const [chosen, free] = [await open(), await open()];
  await anna.patch(`/deals/${chosen}`, { category: 'commit' });
  for (const deal of [chosen, free]) {
    expect((await anna.post(`/deals/${deal}/win`)).status).toBe(200);
    expect(await said(deal)).toEqual(['Won', 'closed', false]);
    await undo(deal, 'win');
  }
  expect(await said(chosen)).toEqual(['Prospecting', 'commit', true]);
  expect(await said(free)).toEqual(['Prospecting', 'pipeline', false]);
});
