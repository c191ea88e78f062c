import { afterAll, beforeAll, expect, test } from 'vitest';
import { checksums } from '../../../testing/checksum.ts';
import type { Client, Row } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let party: string;
let draft: string;
let stages: Map<string, string>;
let published: Map<string, string>;

interface Refusal {
  kind: string;
  stage: string;
  name: string | null;
  count: number;
  deals: string[];
}
interface Simulation {
  deals: number;
  isBounded: boolean;
  moves: number;
  refused: number;
  refusals: Refusal[];
  unknown: Refusal[];
  tasks: { stage: string; title: string; assignee: { id: string } | null; count: number; perWeek: number }[];
}
const stagesOf = async (version: string): Promise<Map<string, string>> => {
  const filter = { field: 'processVersion', op: 'eq', value: version };
  return new Map((await t.owner.get('/stages', { filter })).body.items.map((s) => [String(s['name']), s.id]));
};
const simulate = (period: object = {}, who = t.owner) =>
  who.post<Simulation & { code: string }>(`/process-versions/${draft}/simulate`, {
    from: '2020-01-01',
    until: '2090-01-01',
    ...period,
  });

/** In the draft, Engaging leads on to Proposal only above a thousand; Proposal asks for the expected day. */
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  const process = (await t.owner.get('/processes')).body.items[0] as Row;
  published = await stagesOf((process['current'] as Row).id);
  draft = String((await t.owner.post(`/processes/${process.id}/edit`)).body['version']);
  stages = await stagesOf(draft);
  await t.owner.post('/stage-branches', {
    from: stages.get('Engaging'),
    to: stages.get('Proposal'),
    condition: { field: 'amount', op: 'gt', value: '1000' },
  });
  await t.owner.patch(`/stages/${stages.get('Proposal')}`, { requiredFields: ['expectedOn'] });
  await t.owner.delete(`/stages/${stages.get('Negotiation')}`);
});
afterAll(() => t.close());

async function sold(amount: string, way: string[], expectedOn?: string): Promise<string> {
  const { id } = (await anna.post('/deals', { name: 'Chairs', party, amount: { amount, currency: 'UZS' } }))
    .body;
  for (const name of way) {
    const answer = await anna.post(`/deals/${id}/move`, { stage: published.get(name) });
    expect(answer.status, answer.text).toBe(200);
  }
  // What is filled in later was not there at the move.
  await anna.patch(`/deals/${id}`, {
    amount: { amount: '9999', currency: 'UZS' },
    expectedOn: expectedOn ?? null,
  });
  expect((await anna.post(`/deals/${id}/win`)).status).toBe(200);
  return id;
}

test('says which moves would have been refused and by what, with the values of then, and whose work it would be', async () => {
  const small = await sold('5', ['Engaging', 'Proposal'], '2027-01-01');
  const gone = await sold('5000', ['Negotiation'], '2027-01-01');
  const bare = await sold('5000', ['Engaging', 'Proposal']);
  await anna.post('/deals', { name: 'Still open', party });
  const { body } = await simulate();
  expect(body).toMatchObject({ deals: 3, isBounded: false, moves: 11, refused: 3 });
  expect(body.refusals.map((r) => [r.kind, r.stage, r.name, r.count, r.deals]).toSorted()).toEqual(
    [
      ['branch', 'Engaging', null, 1, [small]],
      ['gone', 'Negotiation', null, 1, [gone]],
      ['field', 'Proposal', 'expectedOn', 1, [bare]],
    ].toSorted(),
  );
  const call = body.tasks.find((x) => x.title === 'First call');
  expect(call).toMatchObject({ stage: 'Prospecting', count: 3, assignee: { id: anna.id } });
});

test('a required task stands in the way where it was open at the move; of one that no deal had, nothing is told', async () => {
  const taskOf = async (deal: string): Promise<string> => {
    const filter = { field: 'deal', op: 'eq', value: deal };
    const { items } = (await anna.get('/tasks', { filter })).body;
    return items.find((x) => x['title'] === 'First call')?.id ?? '';
  };
  const closed = async (whenDone: 'before' | 'after' | 'never'): Promise<string> => {
    const { id } = (await anna.post('/deals', { name: `Called ${whenDone}`, party })).body;
    const call = await taskOf(id);
    // Its own title is no matter of the stage.
    await anna.patch(`/tasks/${call}`, { title: 'Rung up' });
    if (whenDone === 'before') await anna.post(`/tasks/${call}/complete`);
    await anna.post(`/deals/${id}/move`, { stage: published.get('Engaging') });
    if (whenDone === 'after') await anna.post(`/tasks/${call}/complete`);
    expect((await anna.post(`/deals/${id}/win`, { closedOn: '2024-05-05' })).status).toBe(200);
    return id;
  };
  const [before, after, never] = [await closed('before'), await closed('after'), await closed('never')];
  const filter = { field: 'title', op: 'eq', value: 'First call' };
  const calls = (await t.owner.get('/stage-tasks', { filter })).body.items;
  const own = calls.find((x) => (x['stage'] as Row).id === stages.get('Prospecting'));
  await t.owner.patch(`/stage-tasks/${own?.id}`, { isRequired: true });
  const papers = { stage: stages.get('Prospecting'), title: 'Ask for papers', isRequired: true };
  await t.owner.post('/stage-tasks', papers);
  const { body } = await simulate({ from: '2024-05-01', until: '2024-05-31' });
  const bare = (r: Refusal) => [r.kind, r.stage, r.name, r.count, r.deals.toSorted()];
  // Beside the three sales, which jump over Proposal.
  expect(body).toMatchObject({ deals: 3, refused: 5 });
  const open = body.refusals.filter((r) => r.kind === 'task');
  expect(open.map(bare)).toEqual([['task', 'Prospecting', 'First call', 2, [after, never].toSorted()]]);
  expect(body.unknown.map(bare)).toEqual([
    ['newTask', 'Prospecting', 'Ask for papers', 3, [before, after, never].toSorted()],
  ]);
});

test('writes nothing, and is for who administers', async () => {
  const before = await checksums(t.db);
  expect((await simulate()).status).toBe(200);
  expect(await checksums(t.db)).toEqual(before);
  expect((await simulate({}, anna)).status).toBe(403);
  expect((await simulate({ from: '2027-01-01', until: '2026-01-01' })).status).toBe(422);
  expect((await simulate({ from: '2001-01-01', until: '2001-02-01' })).body).toMatchObject({
    deals: 0,
    moves: 0,
  });
});
