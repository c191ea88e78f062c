import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client, Row } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

let t: TestApp;
let anna: Client;
let party: string;
let process: string;
/** Stages by name: of the version that deals began in, and of the one published after it. */
let old: Map<string, string>;
let fresh: Map<string, string>;
let target: string;

beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  party = (await anna.post('/companies', { name: 'Asia Textile' })).body.id;
});
afterAll(() => t.close());

/** A process of its own for each test, with a first version. */
beforeEach(async () => {
  process = (await t.owner.post('/processes', { name: 'Tenders' })).body.id;
  const { version } = (await t.owner.post(`/processes/${process}/edit`)).body;
  const kinds = { First: 'open', Middle: 'open', Late: 'open', Won: 'won', Lost: 'lost' };
  for (const [position, [name, kind]] of Object.entries(kinds).entries())
    await t.owner.post('/stages', { processVersion: version, name, kind, position });
  old = await stagesOf(String(version));
  await t.owner.post('/stage-tasks', { stage: old.get('Middle'), title: 'Ask for papers', isRequired: true });
  await t.owner.post('/stage-tasks', { stage: old.get('Late'), title: 'Call the director' });
  await publish(String(version));
});

async function stagesOf(version: string): Promise<Map<string, string>> {
  const filter = { field: 'processVersion', op: 'eq', value: version };
  return new Map((await t.owner.get('/stages', { filter })).body.items.map((s) => [String(s['name']), s.id]));
}
async function publish(version: string): Promise<void> {
  expect((await t.owner.post(`/process-versions/${version}/publish`)).status).toBe(200);
}

/** The next version, without the stage Middle; Late asks for an amount there. */
async function nextVersion(): Promise<void> {
  target = String((await t.owner.post(`/processes/${process}/edit`)).body['version']);
  fresh = await stagesOf(target);
  await t.owner.delete(`/stages/${fresh.get('Middle')}`);
  await t.owner.patch(`/stages/${fresh.get('Late')}`, {
    requiredFields: ['amount'],
    entryCondition: { field: 'amount', op: 'gte', value: '100' },
  });
  await publish(target);
}

async function deal(stage: string): Promise<string> {
  const { id } = (await anna.post('/deals', { name: `At ${stage}`, party, process })).body;
  if (stage !== 'First') {
    const moved = await anna.post(`/deals/${id}/move`, { stage: old.get(stage) });
    expect(moved.status, moved.text).toBe(200);
  }
  return id;
}
type State = Row & { stage: { id: string; name: string }; processVersion: { id: string } };
const state = async (id: string): Promise<State> => (await t.owner.get<State>(`/deals/${id}`)).body;
const start = (input: object = {}, who = t.owner) =>
  who.post('/deal-migrations/start', { process, target, ...input });
const run = async (job: string, id: string): Promise<void> => {
  const found = t.app.registry.jobs.find((j) => j.name === job);
  await found?.run({ ...t.system(), reason: `job ${job}` }, { id } as never);
};
const migrate = async (input: object = {}): Promise<string> => {
  const { status, body, text } = await start(input);
  expect(status, text).toBe(200);
  await run('deals.migrate', body.id);
  return body.id;
};
const takeBack = async (id: string): Promise<void> => {
  expect((await t.owner.post(`/deal-migrations/${id}/takeBack`)).status).toBe(200);
  await run('deals.takeMigrationBack', id);
};
const migration = async (id: string): Promise<Row> => (await t.owner.get(`/deal-migrations/${id}`)).body;
const tasksOf = async (id: string): Promise<Row[]> =>
  (await t.owner.get('/tasks', { filter: { field: 'deal', op: 'eq', value: id } })).body.items;

describe('the preview', () => {
  test('counts by version and stage, pairs by key, and says how many lack what', async () => {
    await deal('First');
    await deal('Late');
    await deal('Late');
    await nextVersion();
    const { body } = await t.owner.post('/deal-migrations/preview', { process });
    const [version] = body['versions'] as { stages: Row[] }[];
    expect(version?.stages.map((s) => [s['name'], s['count'], s['to'], s['lacks']])).toEqual([
      ['First', 1, fresh.get('First'), []],
      [
        'Late',
        2,
        fresh.get('Late'),
        [
          { field: 'amount', count: 2 },
          { field: null, count: 2 },
        ],
      ],
    ]);
  });

  test('of a removed stage proposes nothing, and takes a pair by hand', async () => {
    await deal('Middle');
    await nextVersion();
    const pairs = [{ from: old.get('Middle'), to: fresh.get('First') }];
    const [bare, paired] = await Promise.all([
      t.owner.post('/deal-migrations/preview', { process }),
      t.owner.post('/deal-migrations/preview', { process, pairs }),
    ]);
    const to = (body: typeof bare.body) =>
      (body['versions'] as { stages: Row[] }[])[0]?.stages.map((s) => s['to']);
    expect(to(bare.body)).toEqual([null]);
    expect(to(paired.body)).toEqual([fresh.get('First')]);
  });
});

test('deals go on in the stage of the same key, with their open work, unasked, and nothing is planned twice', async () => {
  const [first, late] = [await deal('First'), await deal('Late')];
  await nextVersion();
  const [before, tasks] = [await state(late), await tasksOf(late)];
  const id = await migrate();
  expect(await migration(id)).toMatchObject({ state: 'done', total: 2, moved: 2, kept: 0 });
  expect((await state(first)).processVersion.id).toBe(target);
  expect(await state(late)).toMatchObject({
    processVersion: { id: target },
    stage: { id: fresh.get('Late') },
    stageSince: before['stageSince'],
  });
  const carried = await tasksOf(late);
  expect(carried.map((x) => x.id)).toEqual(tasks.map((x) => x.id));
  expect(carried.map((x) => (x['stage'] as Row).id)).toContain(fresh.get('Late'));
  const history = (await t.owner.get<{ items: Row[] }>(`/deals/${late}/history`)).body.items;
  expect(history[0]).toMatchObject({ verb: 'migrated' });
});

test('deals of a removed stage stay unless it is paired, and may get the typical tasks of the new one, once', async () => {
  const [stays, goes] = [await deal('Middle'), await deal('Middle')];
  await anna.post(`/deals/${goes}/move`, { stage: old.get('First') });
  await anna.post(`/deals/${goes}/move`, { stage: old.get('Middle') });
  const first = await deal('First');
  await nextVersion();
  await migrate();
  expect((await state(stays)).stage.id).toBe(old.get('Middle'));
  expect((await state(first)).processVersion.id).toBe(target);
  const pairs = [{ from: old.get('Middle'), to: fresh.get('Late') }];
  const filter = { field: 'id', op: 'eq', value: goes };
  await migrate({ pairs, filter, withTasks: true });
  expect((await state(stays)).stage.id).toBe(old.get('Middle'));
  expect((await state(goes)).stage.id).toBe(fresh.get('Late'));
  const planned = (await tasksOf(goes)).filter((x) => x['title'] === 'Call the director');
  expect(planned).toHaveLength(1);
});

test('closed deals, and those that one leaves out, are not touched', async () => {
  const [won, left] = [await deal('First'), await deal('First')];
  expect((await anna.post(`/deals/${won}/win`)).status).toBe(200);
  await nextVersion();
  const before = await Promise.all([state(won), state(left)]);
  const pairs = [{ from: old.get('First'), to: null }];
  expect((await start({ pairs })).body.problems[0]?.code).toBe('no_deals_to_move');
  expect(await Promise.all([state(won), state(left)])).toEqual(before);
});

test('taken back, deals stand where they stood; one that has gone on since stays whole', async () => {
  const [late, gone, middle] = [await deal('Late'), await deal('First'), await deal('Middle')];
  await nextVersion();
  const before = await Promise.all([state(late), state(middle)]);
  const pairs = [{ from: old.get('Middle'), to: fresh.get('Late') }];
  const id = await migrate({ pairs, withTasks: true });
  await anna.patch(`/deals/${gone}`, { amount: { amount: '500', currency: 'UZS' } });
  expect((await anna.post(`/deals/${gone}/move`, { stage: fresh.get('Late') })).status).toBe(200);
  await takeBack(id);
  expect(await migration(id)).toMatchObject({ state: 'undone', returned: 2, kept: 1 });
  const after = await Promise.all([state(late), state(middle)]);
  const bare = (s: State) => [s.stage.id, s.processVersion.id, s['stageSince'], s['category']];
  expect(after.map(bare)).toEqual(before.map(bare));
  expect(await state(gone)).toMatchObject({
    stage: { id: fresh.get('Late') },
    processVersion: { id: target },
  });
  expect((await tasksOf(middle)).map((x) => x['title'])).not.toContain('Call the director');
  expect((await t.owner.post(`/deal-migrations/${id}/takeBack`)).body.code).toBe('migration_taken_back');
});

test('two workers and deals on the move meanwhile: each deal once, none between two versions', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => deal('First')));
  await nextVersion();
  const { id } = (await start()).body;
  const moves = ids.slice(0, 6).map((d) => anna.post(`/deals/${d}/move`, { stage: old.get('Middle') }));
  await Promise.all([run('deals.migrate', id), run('deals.migrate', id), ...moves]);
  await run('deals.migrate', id);
  const versions = new Map([...old.values()].map((s) => [s, 'old']));
  for (const s of fresh.values()) versions.set(s, 'new');
  for (const d of ids) {
    const { stage, processVersion } = await state(d);
    expect(versions.get(stage.id)).toBe(processVersion.id === target ? 'new' : 'old');
    const { items } = (await t.owner.get<{ items: Row[] }>(`/deals/${d}/history`)).body;
    expect(items.filter((h) => h['verb'] === 'migrated').length).toBeLessThanOrEqual(1);
  }
  expect((await migration(id))['state']).toBe('done');
  // Nothing is left of it to do.
  const before = await migration(id);
  await run('deals.migrate', id);
  expect(await migration(id)).toEqual(before);
});

test('a process has one move at a time, and it can be stopped', async () => {
  const first = await deal('First');
  await nextVersion();
  const { id } = (await start()).body;
  expect((await start()).status).toBe(409);
  expect((await t.owner.post(`/deal-migrations/${id}/stop`)).status).toBe(200);
  await run('deals.migrate', id);
  expect((await state(first)).stage.id).toBe(old.get('First'));
  expect((await start()).status).toBe(200);
});

test('is for who administers, and for the version that was looked at', async () => {
  const first = await deal('First');
  await nextVersion();
  const head = await t.user('head');
  for (const who of [anna, head, await t.user('readOnly')]) {
    expect((await start({}, who)).status).toBe(403);
    expect((await who.post('/deal-migrations/preview', { process })).status).toBe(403);
    expect((await who.get('/deal-migrations')).body.items ?? []).toEqual([]);
  }
  expect(
    (await t.owner.post('/deal-migrations/start', { process, target: fresh.get('First') })).body.code,
  ).toBe('other_version_published');
  expect(
    (await start({ pairs: [{ from: old.get('First'), to: old.get('Late') }] })).body.problems[0],
  ).toMatchObject({
    field: 'pairs.0.to',
    code: 'no_such_stage',
  });
  expect((await start({ filter: { field: 'nonsense', op: 'eq', value: 1 } })).status).toBe(422);
  expect((await state(first)).stage.id).toBe(old.get('First'));
});

test('one write of a move is not undone by itself into a stage of another version', async () => {
  const id = await deal('First');
  await nextVersion();
  await migrate();
  await anna.patch(`/deals/${id}`, { amount: { amount: '500', currency: 'UZS' } });
  const { items } = (await t.owner.get<{ items: Row[] }>(`/deals/${id}/history`)).body;
  const entry = items.find((h) => h['verb'] === 'migrated');
  await anna.post(`/deals/${id}/move`, { stage: fresh.get('Late') });
  const before = await state(id);
  await t.owner.post('/undo', { audit: entry?.id });
  expect(await state(id)).toEqual(before);
});
