import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '../../platform/context.ts';
import { createRecord } from '../../platform/records/write.ts';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { Deal } from './deal.entity.ts';

let t: TestApp;
let anna: Client;
let party: string;
let reason: string;
/** Of the version published in `beforeAll`, by name. */
let stages: Map<string, string>;

beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  reason = await choice('deals.lossReason');
  stages = await strictVersion();
});
afterAll(() => t.close());

async function choice(list: string): Promise<string> {
  const answer = await t.owner.get('/choices', { filter: { field: 'list', op: 'eq', value: list } });
  return answer.body.items[0]?.id ?? '';
}

/** Proposal asks for an amount and a source, Engaging for a task; Negotiation lets in only what is worth 1,000,000. */
async function strictVersion(): Promise<Map<string, string>> {
  const process = (await t.owner.get('/processes')).body.items[0] as Row;
  const { version } = (await t.owner.post(`/processes/${process.id}/edit`)).body;
  const ids = await stagesOf(String(version));
  const change = (name: string, patch: object) => t.owner.patch(`/stages/${ids.get(name)}`, patch);
  await change('Proposal', { requiredFields: ['amount', 'expectedOn'] });
  await change('Negotiation', { entryCondition: { field: 'amount', op: 'gte', value: '1000000' } });
  await t.owner.post('/stage-tasks', {
    stage: ids.get('Engaging'),
    title: 'Ask who decides',
    isRequired: true,
  });
  expect((await t.owner.post(`/process-versions/${version}/publish`)).status).toBe(200);
  return ids;
}

async function stagesOf(version: string): Promise<Map<string, string>> {
  const filter = { field: 'processVersion', op: 'eq', value: version };
  const { items } = (await t.owner.get('/stages', { filter })).body;
  return new Map(items.map((s) => [String(s['name']), s.id]));
}

const open = async (values: object = {}): Promise<string> =>
  (await anna.post('/deals', { name: 'Chairs', party, ...values })).body.id;
const move = (id: string, stage: string, who = anna) =>
  who.post(`/deals/${id}/move`, { stage: stages.get(stage) });
type State = Row & { stage: { name: string } };
const state = async (id: string): Promise<State> => (await anna.get<State>(`/deals/${id}`)).body;

describe('a move', () => {
  test('begins in the first stage, with its typical task for whoever opened the deal', async () => {
    const id = await open();
    expect((await state(id)).stage.name).toBe('Prospecting');
    const tasks = (await anna.get('/tasks', { filter: { field: 'deal', op: 'eq', value: id } })).body.items;
    expect(tasks.map((x) => [x['title'], (x['assignee'] as Row).id])).toEqual([['First call', anna.id]]);
  });

  test('that is blocked names fields, tasks and conditions, and changes nothing', async () => {
    const id = await open();
    await move(id, 'Engaging');
    const before = await state(id);
    const { status, body } = await move(id, 'Negotiation');
    expect(status).toBe(409);
    expect(body.code).toBe('move_blocked');
    expect(body.problems.map((p) => `${p.field} ${p.code}`)).toEqual([
      'amount required_for_stage',
      'expectedOn required_for_stage',
      'tasks task_not_done',
      'stage entry_condition_not_met',
    ]);
    expect(await state(id)).toEqual(before);
  });

  test('is blocked alike in bulk: the report says of each what is missing', async () => {
    const [poor, rich] = [
      await open(),
      await open({ amount: { amount: '2000000', currency: 'UZS' }, expectedOn: '2027-01-10' }),
    ];
    const answer = await t.owner.post<{
      done: number;
      refused: { id: string; code: string; problems: { field: string }[] }[];
    }>('/deals/batch', { ids: [poor, rich], verb: 'move', input: { stage: stages.get('Proposal') } });
    expect(answer.body.done).toBe(1);
    expect(answer.body.refused.map((r) => r.id)).toEqual([poor]);
    expect(JSON.stringify(answer.body.refused)).toContain('required_for_stage');
    expect((await state(rich)).stage.name).toBe('Proposal');
    expect((await state(poor)).stage.name).toBe('Prospecting');
  });

  test('goes through once everything is given and done', async () => {
    const id = await open();
    await move(id, 'Engaging');
    const filter = {
      all: [
        { field: 'deal', op: 'eq', value: id },
        { field: 'isRequired', op: 'eq', value: true },
      ],
    };
    const task = (await anna.get('/tasks', { filter })).body.items[0]?.id;
    await anna.patch(`/deals/${id}`, {
      amount: { amount: '1000000', currency: 'UZS' },
      expectedOn: '2027-01-10',
    });
    expect((await anna.post(`/tasks/${task}/complete`, { result: 'The director' })).status).toBe(200);
    expect((await move(id, 'Negotiation')).status).toBe(200);
  });

  test('back asks for nothing of the stage left', async () => {
    const id = await open();
    await move(id, 'Engaging');
    expect((await move(id, 'Prospecting')).status).toBe(200);
  });

  test('straight to a sale owes what the stages on the way ask for', async () => {
    const id = await open();
    const { body } = await anna.post(`/deals/${id}/win`, {});
    expect(body.problems.map((p) => p.field)).toContain('amount');
    expect((await state(id))['outcome']).toBe('open');
  });
});

describe('an end', () => {
  const rich = { amount: { amount: '5000000', currency: 'UZS' }, expectedOn: '2027-01-10' };

  test('two sales at once are one sale', async () => {
    const id = await open(rich);
    const answers = await Promise.all([1, 2, 3].map(() => anna.post(`/deals/${id}/win`, {})));
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409]);
    const history = (await anna.get<{ items: Row[] }>(`/deals/${id}/history`)).body.items;
    expect(history.filter((h) => h['verb'] === 'win')).toHaveLength(1);
  });

  test('a refusal needs a reason of the list, and no conditions', async () => {
    const id = await open();
    expect((await anna.post(`/deals/${id}/lose`, {})).status).toBe(422);
    expect((await anna.post(`/deals/${id}/lose`, { reason: party })).status).toBe(422);
    expect((await anna.post(`/deals/${id}/lose`, { reason, note: 'Later' })).status).toBe(200);
    expect(await state(id)).toMatchObject({ outcome: 'lost', lossNote: 'Later', lossReason: { id: reason } });
  });

  test('reopened, a deal has no day and no reason of its end, and can be ended again', async () => {
    const id = await open(rich);
    await anna.post(`/deals/${id}/lose`, { reason });
    expect((await move(id, 'Engaging')).body.code).toBe('deal_is_closed');
    expect((await anna.post(`/deals/${id}/reopen`, {})).status).toBe(200);
    expect(await state(id)).toMatchObject({
      outcome: 'open',
      closedOn: null,
      lossReason: null,
      stage: { name: 'Prospecting' },
    });
    expect((await anna.post(`/deals/${id}/win`, { closedOn: '2025-11-01' })).status).toBe(200);
    expect(await state(id)).toMatchObject({ outcome: 'won', closedOn: '2025-11-01' });
  });

  test('a sale entered afterwards began no later than it was made', async () => {
    const id = await open({ ...rich, openedOn: '2025-03-10' });
    expect((await anna.post(`/deals/${id}/win`, { closedOn: '2025-03-05' })).status).toBe(200);
    expect(await state(id)).toMatchObject({ openedOn: '2025-03-05', closedOn: '2025-03-05', cycleDays: 0 });
  });

  test('nothing has ended on a day that is still to come', async () => {
    const id = await open(rich);
    const early = await anna.post(`/deals/${id}/win`, { closedOn: t.day(1) });
    expect(early.body).toMatchObject({ problems: [{ field: 'closedOn', code: 'in_the_future' }] });
    expect((await anna.post(`/deals/${id}/lose`, { reason, closedOn: t.day(1) })).status).toBe(422);
    expect((await state(id))['outcome']).toBe('open');
    expect((await anna.post(`/deals/${id}/win`, { closedOn: t.day(0) })).status).toBe(200);
  });

  test('is no field that a patch could set', async () => {
    const id = await open();
    expect((await anna.patch(`/deals/${id}`, { outcome: 'won' })).status).toBe(422);
    expect((await state(id))['outcome']).toBe('open');
  });
});

test('who may only read is refused every verb, and nothing has changed', async () => {
  const id = await open();
  const reader = await t.user('readOnly');
  const before = await state(id);
  const answers = await Promise.all([
    move(id, 'Engaging', reader),
    reader.post(`/deals/${id}/win`, {}),
    reader.post(`/deals/${id}/lose`, { reason }),
    reader.post(`/deals/${id}/reopen`, {}),
  ]);
  expect(answers.every((a) => a.status === 403 || a.status === 404)).toBe(true);
  expect(await state(id)).toEqual(before);
});

test('history comes in as it was: no conditions, no tasks, marked where something is missing', async () => {
  const deal = await transact({ ...t.system(), mode: 'historical' }, (ctx) =>
    createRecord(ctx, Deal, { name: 'Old', stage: stages.get('Negotiation'), openedOn: '2020-05-01' }),
  );
  const stored = (await t.owner.get(`/deals/${deal.id}`)).body;
  expect(stored).toMatchObject({
    stage: { name: 'Negotiation' },
    incomplete: ['party'],
    openedOn: '2020-05-01',
  });
  const tasks = await t.owner.get('/tasks', { filter: { field: 'deal', op: 'eq', value: deal.id } });
  expect(tasks.body.items).toEqual([]);
});

describe('the newest version of the process', () => {
  /** A version beside the one of `beforeAll`, changed by `change` and published. */
  async function publish(
    change: (stages: Map<string, string>) => Promise<unknown>,
  ): Promise<Map<string, string>> {
    const process = (await t.owner.get('/processes')).body.items[0] as Row;
    const { version } = (await t.owner.post(`/processes/${process.id}/edit`)).body;
    await change(await stagesOf(String(version)));
    expect((await t.owner.post(`/process-versions/${version}/publish`)).status).toBe(200);
    return stagesOf(String(version));
  }
  const upgrade = (id: string, input: object = {}, who = anna) => who.post(`/deals/${id}/upgrade`, input);

  test('takes a deal over into the same stage, with its open work and since when it is there', async () => {
    const id = await open();
    await move(id, 'Engaging');
    const before = await state(id);
    const newer = await publish((ids) =>
      t.owner.patch(`/stages/${ids.get('Engaging')}`, { name: 'Talking' }),
    );
    expect((await state(id)).stage.name, 'until then it keeps its own').toBe('Engaging');
    expect((await upgrade(id)).body).toEqual({ id, stage: newer.get('Talking') });
    const after = await state(id);
    expect(after).toMatchObject({
      stage: { name: 'Talking' },
      stageSince: before['stageSince'],
      outcome: 'open',
    });
    const blocked = await anna.post(`/deals/${id}/move`, { stage: newer.get('Negotiation') });
    const codes = blocked.body.problems.map((p: { code: string }) => p.code);
    expect(codes, 'the required task is still demanded').toContain('task_not_done');
    expect((await upgrade(id)).body.code).toBe('newest_version_already');
  });

  test('names the stage that it does not have, and goes where it is told by the rules of that stage', async () => {
    const id = await open();
    await move(id, 'Engaging');
    const newer = await publish((ids) => t.owner.delete(`/stages/${ids.get('Talking')}`));
    const before = await state(id);
    const refused = await upgrade(id);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'stage_without_counterpart',
      problems: [{ field: 'stage', code: 'no_stage_in_version', params: { stage: 'Talking' } }],
    });
    expect(await state(id), 'nothing has happened').toEqual(before);
    const proposal = { stage: newer.get('Proposal') };
    expect((await upgrade(id, proposal)).body.code, 'Proposal asks for an amount').toBe('move_blocked');
    await anna.patch(`/deals/${id}`, { amount: { amount: '5', currency: 'UZS' }, expectedOn: '2027-01-01' });
    expect((await upgrade(id, proposal)).status).toBe(200);
    expect((await state(id)).stage).toMatchObject({ name: 'Proposal' });
  });

  test('is for deals in work, and for who may change them', async () => {
    const [id, lost] = [await open({ stage: stages.get('Prospecting') }), await open()];
    await anna.post(`/deals/${lost}/lose`, { reason });
    expect((await upgrade(lost)).body.code).toBe('deal_is_closed');
    const [reader, other] = [await t.user('readOnly'), await t.user('seller')];
    const before = await state(id);
    for (const who of [reader, other]) expect([403, 404]).toContain((await upgrade(id, {}, who)).status);
    expect(await state(id)).toEqual(before);
  });
});
