import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let party: string;
let process: string;
let version: string;
let reason: string;
let stages: Map<string, string>;

/** From Engaging on to Proposal, above ten millions to Negotiation instead; from Negotiation to a sale. */
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  const filter = { field: 'list', op: 'eq', value: 'deals.lossReason' };
  reason = (await t.owner.get('/choices', { filter })).body.items[0]?.id ?? '';
  process = (await t.owner.get('/processes')).body.items[0]?.id ?? '';
  version = await draft();
  stages = await stagesOf(version);
  expect(
    await Promise.all([
      way('Engaging', 'Proposal', { field: 'amount', op: 'lte', value: '10000000' }),
      way('Engaging', 'Negotiation', { field: 'amount', op: 'gt', value: '10000000' }),
      way('Negotiation', 'Won'),
    ]),
  ).toEqual([201, 201, 201]);
  await t.owner.patch(`/stages/${stages.get('Proposal')}`, { requiredFields: ['expectedOn'] });
  expect((await t.owner.post(`/process-versions/${version}/publish`)).status).toBe(200);
});
afterAll(() => t.close());

const draft = async (): Promise<string> =>
  String((await t.owner.post(`/processes/${process}/edit`)).body['version']);
async function stagesOf(version: string): Promise<Map<string, string>> {
  const filter = { field: 'processVersion', op: 'eq', value: version };
  return new Map((await t.owner.get('/stages', { filter })).body.items.map((s) => [String(s['name']), s.id]));
}
const way = async (from: string, to: string, condition: unknown = null): Promise<number> =>
  (await t.owner.post('/stage-branches', { from: stages.get(from), to: stages.get(to), condition })).status;

async function at(stage: string, amount: string): Promise<string> {
  const { id } = (await anna.post('/deals', { name: 'Chairs', party, amount: { amount, currency: 'UZS' } }))
    .body;
  if (stage !== 'Prospecting') expect((await move(id, stage)).status).toBe(200);
  return id;
}
const move = (id: string, stage: string) => anna.post(`/deals/${id}/move`, { stage: stages.get(stage) });
const stageOf = async (id: string): Promise<unknown> =>
  ((await anna.get(`/deals/${id}`)).body['stage'] as Row)['name'];

describe('a stage that says what may follow', () => {
  test('lets through what meets the condition, and does not ask for what the way passes by', async () => {
    const id = await at('Engaging', '20000000');
    expect((await move(id, 'Negotiation')).status).toBe(200);
    expect((await anna.post(`/deals/${id}/win`)).status).toBe(200);
  });

  test('refuses the rest by name of what may follow, and nothing has happened', async () => {
    const [small, large] = [await at('Engaging', '5'), await at('Engaging', '20000000')];
    const condition = (await move(small, 'Negotiation')).body;
    expect(condition.code).toBe('move_blocked');
    expect(condition.problems).toMatchObject([
      {
        field: 'stage',
        code: 'branch_condition_not_met',
        params: { from: 'Engaging', stage: 'Negotiation', allowed: 'Proposal' },
      },
    ]);
    const sale = (await anna.post(`/deals/${large}/win`)).body;
    expect(sale.problems).toMatchObject([{ code: 'branch_not_allowed', params: { allowed: 'Negotiation' } }]);
    expect([await stageOf(small), await stageOf(large)]).toEqual(['Engaging', 'Engaging']);
  });

  test('still asks of the next one what it asks', async () => {
    const id = await at('Engaging', '5');
    expect((await move(id, 'Proposal')).body.problems).toMatchObject([{ code: 'required_for_stage' }]);
  });

  test('refuses alike in bulk', async () => {
    const ids = [await at('Engaging', '5'), await at('Engaging', '20000000')];
    const input = { stage: stages.get('Negotiation') };
    const answer = await t.owner.post<{ done: number; refused: { id: string; problems: Row[] }[] }>(
      '/deals/batch',
      { ids, verb: 'move', input },
    );
    expect(answer.body.done).toBe(1);
    expect(answer.body.refused.map((r) => [r.id, r.problems[0]?.['code']])).toEqual([
      [ids[0], 'branch_condition_not_met'],
    ]);
  });

  test('never stands in the way of a refusal or of a move back', async () => {
    const [back, lost] = [await at('Engaging', '5'), await at('Engaging', '5')];
    expect((await move(back, 'Prospecting')).status).toBe(200);
    expect((await anna.post(`/deals/${lost}/lose`, { reason })).status).toBe(200);
  });

  test('is told before a card is dropped: each stage with the reason why not', async () => {
    const id = await at('Engaging', '5');
    const { status, body } = await anna.post(`/deals/${id}/ways`);
    expect(status).toBe(200);
    const rows = body['stages'] as { kind: string; problem: { code: string } | null }[];
    expect(rows.map((s) => s.problem?.code ?? s.kind)).toEqual([
      'open',
      'open',
      'open',
      'branch_condition_not_met',
      'branch_not_allowed',
      'lost',
    ]);
    expect((await (await t.user('seller')).post(`/deals/${id}/ways`)).status).toBe(404);
  });

  test('one that says nothing lets anything follow', async () => {
    const id = await at('Prospecting', '5');
    expect((await move(id, 'Engaging')).status).toBe(200);
  });
});

describe('the ways of a version', () => {
  test('are copied into the next one, between its own stages', async () => {
    const next = await draft();
    const own = await stagesOf(next);
    const filter = { field: 'from.processVersion', op: 'eq', value: next };
    const { items } = (await t.owner.get('/stage-branches', { filter, sort: 'position' })).body;
    const ends = items.map((b) => [(b['from'] as Row).id, (b['to'] as Row).id].join());
    const named = (a: string, b: string) => [own.get(a), own.get(b)].join();
    expect(ends.toSorted()).toEqual(
      [
        named('Engaging', 'Proposal'),
        named('Engaging', 'Negotiation'),
        named('Negotiation', 'Won'),
      ].toSorted(),
    );
    expect((await t.owner.delete(`/stages/${own.get('Proposal')}`)).status).toBe(204);
    expect((await t.owner.get('/stage-branches', { filter })).body.items).toHaveLength(2);
    await t.owner.post(`/process-versions/${next}/discard`);
  });

  test('are not changed once they are published', async () => {
    const filter = { field: 'from.processVersion', op: 'eq', value: version };
    const [branch] = (await t.owner.get('/stage-branches', { filter })).body.items;
    expect(await way('Proposal', 'Won')).toBe(409);
    expect((await t.owner.patch(`/stage-branches/${branch?.id}`, { condition: null })).status).toBe(409);
    expect((await t.owner.delete(`/stage-branches/${branch?.id}`)).body.code).toBe('not_a_draft');
    expect((await t.owner.delete(`/stages/${stages.get('Proposal')}`)).body.code).toBe('not_a_draft');
    expect((await t.owner.get('/stage-branches', { filter })).body.items).toHaveLength(3);
  });

  test('lead from an open stage to another of the same version, once, under a condition that can be asked', async () => {
    const next = await draft();
    const own = await stagesOf(next);
    const post = async (from: string, to: string | undefined, condition: unknown = null) =>
      (await t.owner.post('/stage-branches', { from: own.get(from), to, condition })).body;
    expect((await post('Won', own.get('Lost'))).problems).toMatchObject([{ code: 'stage_is_an_end' }]);
    expect((await post('Proposal', own.get('Proposal'))).problems).toMatchObject([
      { field: 'to', code: 'stage_of_same_version' },
    ]);
    expect((await post('Proposal', stages.get('Won'))).problems[0]?.field).toBe('to');
    expect((await post('Engaging', own.get('Proposal'))).code).toBe('already_exists');
    const broken = { field: 'nonsense', op: 'eq', value: 1 };
    expect((await post('Proposal', own.get('Won'), broken)).code).toBe('invalid_input');
    await t.owner.post(`/process-versions/${next}/discard`);
  });
});
