import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let party: string;
let process: string;

beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller');
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
  process = (await t.owner.get('/processes')).body.items[0]?.id ?? '';
});
afterAll(() => t.close());

const draft = async (): Promise<string> =>
  String((await t.owner.post(`/processes/${process}/edit`)).body['version']);
const stagesOf = async (version: string): Promise<Row[]> =>
  (
    await t.owner.get('/stages', {
      filter: { field: 'processVersion', op: 'eq', value: version },
      sort: 'position',
    })
  ).body.items;
const open = async (): Promise<Row> => (await anna.post('/deals', { name: 'Deal', party })).body as Row;

test('a draft is one, a copy of what is in use with its tasks, and changes nothing until published', async () => {
  const version = await draft();
  expect(await draft()).toBe(version);
  const stages = await stagesOf(version);
  expect(stages.map((s) => s['name'])).toEqual([
    'Prospecting',
    'Engaging',
    'Proposal',
    'Negotiation',
    'Won',
    'Lost',
  ]);
  const filter = { field: 'stage.processVersion', op: 'eq', value: version };
  expect((await t.owner.get('/stage-tasks', { filter })).body.items).toHaveLength(4);
  expect((await open())['processVersion']).not.toMatchObject({ id: version });
  expect((await t.owner.post(`/process-versions/${version}/discard`)).status).toBe(200);
  expect(await draft()).not.toBe(version);
});

test('deals under way keep their version, new ones begin in the published', async () => {
  const old = await open();
  const version = await draft();
  const stages = await stagesOf(version);
  const [first, second] = stages;
  await t.owner.patch(`/stages/${first?.id}`, { name: 'Cold' });
  await t.owner.delete(`/stages/${second?.id}`);
  expect((await t.owner.post(`/process-versions/${version}/publish`)).status).toBe(200);
  const fresh = await open();
  expect(fresh['stage']).toMatchObject({ name: 'Cold' });
  expect((await anna.get(`/deals/${old.id}`)).body['stage']).toMatchObject({ name: 'Prospecting' });
  // A stage of the new version leads to the stage of the same key in the deal's own.
  const proposal = stages.find((s) => s['name'] === 'Proposal');
  expect((await anna.post(`/deals/${old.id}/move`, { stage: proposal?.id })).status).toBe(200);
  const moved = (await anna.get(`/deals/${old.id}`)).body;
  expect(moved['processVersion']).toEqual(old['processVersion']);
  expect(moved['stage']).toMatchObject({ name: 'Proposal' });
  expect((moved['stage'] as Row).id).not.toBe(proposal?.id);
});

test('what is published is not edited, nor discarded', async () => {
  const { current } = (await t.owner.get(`/processes/${process}`)).body as unknown as { current: Row };
  const [stage] = await stagesOf(current.id);
  expect((await t.owner.patch(`/stages/${stage?.id}`, { name: 'Other' })).body.code).toBe('not_a_draft');
  const task = { stage: stage?.id, title: 'Late thought' };
  expect((await t.owner.post('/stage-tasks', task)).body.code).toBe('not_a_draft');
  expect((await t.owner.post(`/process-versions/${current.id}/discard`)).body.code).toBe('not_a_draft');
});

test('a version without one end of each kind is not published', async () => {
  const version = await draft();
  const lost = (await stagesOf(version)).find((s) => s['kind'] === 'lost');
  await t.owner.delete(`/stages/${lost?.id}`);
  const { status, body } = await t.owner.post(`/process-versions/${version}/publish`);
  expect(status).toBe(422);
  expect(body.problems.map((p) => p.code)).toEqual(['one_lost_stage']);
  await t.owner.post(`/process-versions/${version}/discard`);
});

test('a condition that cannot be asked is refused when it is written', async () => {
  const [stage] = await stagesOf(await draft());
  const broken = { entryCondition: { field: 'nonsense', op: 'eq', value: 1 } };
  expect((await t.owner.patch(`/stages/${stage?.id}`, broken)).status).toBe(422);
  expect((await t.owner.patch(`/stages/${stage?.id}`, { requiredFields: ['nonsense'] })).status).toBe(422);
});

test('a seller neither edits nor publishes processes', async () => {
  const version = await draft();
  const [stage] = await stagesOf(version);
  const answers = [
    await anna.post(`/processes/${process}/edit`),
    await anna.post(`/process-versions/${version}/publish`),
    await anna.post(`/process-versions/${version}/discard`),
    await anna.patch(`/stages/${stage?.id}`, { name: 'Mine' }),
  ];
  expect(answers.map((a) => a.status)).toEqual([403, 403, 403, 403]);
  expect((await stagesOf(version))[0]?.['name']).toBe(stage?.['name']);
});
