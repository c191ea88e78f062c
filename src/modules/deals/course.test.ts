import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let party: string;
let version: string;
let stages: Map<string, Row>;

beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  const process = (await t.owner.get('/processes')).body.items[0] as Row;
  version = (process['current'] as Row).id;
  stages = new Map(
    (await t.owner.get('/stages', { sort: 'position' })).body.items.map((s) => [String(s['name']), s]),
  );
});
afterAll(() => t.close());

const open = async (): Promise<string> => (await anna.post('/deals', { name: 'Chairs', party })).body.id;
const move = async (id: string, stage: string): Promise<void> => {
  const answer = await anna.post(`/deals/${id}/move`, { stage: stages.get(stage)?.id });
  expect(answer.status, answer.text).toBe(200);
};
interface Course {
  stages: { key: string; open: number; medianDays: number | null }[];
  moves: { from: string; to: string; count: number }[];
  won: number;
  lost: number;
  isBounded: boolean;
}
const course = async (who = t.owner): Promise<Course> =>
  (await who.post<Course>(`/process-versions/${version}/course`)).body;

test('counts what stands where, how long deals stayed, and the ways that they really took', async () => {
  const [quick, slow, back, sold] = [await open(), await open(), await open(), await open()];
  t.pass({ days: 2 });
  await move(quick, 'Engaging');
  t.pass({ days: 4 });
  for (const id of [slow, back]) await move(id, 'Engaging');
  await move(back, 'Prospecting');
  expect((await anna.post(`/deals/${sold}/win`)).status).toBe(200);
  const { stages, moves, won, lost, isBounded } = await course();
  const at = (key: string) => stages.find((s) => s.key === key);
  expect(at('prospecting')).toEqual({ key: 'prospecting', open: 1, medianDays: 6 });
  expect(at('engaging')?.open).toBe(2);
  expect(moves.toSorted((a, b) => a.to.localeCompare(b.to))).toEqual([
    { from: 'prospecting', to: 'engaging', count: 3 },
    { from: 'engaging', to: 'prospecting', count: 1 },
    { from: 'prospecting', to: 'won', count: 1 },
  ]);
  expect([won, lost, isBounded]).toEqual([1, 0, false]);
});

test('counts only what one may see', async () => {
  const other = await t.user('seller');
  expect(await course(other)).toMatchObject({ stages: [], moves: [], won: 0 });
});

test('a change of version is no move', async () => {
  const process = (await t.owner.get('/processes')).body.items[0] as Row;
  const { version: next } = (await t.owner.post(`/processes/${process.id}/edit`)).body;
  expect((await t.owner.post(`/process-versions/${next}/publish`)).status).toBe(200);
  const before = await course();
  const deals = (await anna.get('/deals', { filter: { field: 'outcome', op: 'eq', value: 'open' } })).body
    .items;
  for (const deal of deals) expect((await anna.post(`/deals/${deal.id}/upgrade`)).status).toBe(200);
  expect(await course()).toEqual(before);
});
