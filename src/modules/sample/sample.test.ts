import { describe, expect, test } from 'vitest';
import { languages } from '../../kernel/i18n.ts';
import { sql } from '../../platform/database/sql.ts';
import { checksums } from '../../testing/checksum.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

interface State {
  state: string;
  dependents: { entity: string; title: string; field: string; isKept: boolean }[];
  kept: { entity: string; title: string }[];
}
const path = '/installation/sample';

async function settled(t: TestApp): Promise<State> {
  for (;;) {
    const { body } = await t.owner.get<State>(path);
    if (!['filling', 'removing'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const fill = async (t: TestApp, seed?: number): Promise<State> => {
  expect((await t.owner.post(path, seed ? { seed } : {})).status).toBe(200);
  return settled(t);
};
const remove = async (t: TestApp): Promise<State> => {
  expect((await t.owner.post(`${path}/remove`)).status).toBe(200);
  return settled(t);
};
/** All but the note that a sample company was there. */
const everything = async (t: TestApp): Promise<Record<string, string>> => {
  const { company_profile: _, ...tables } = await checksums(t.db);
  return tables;
};
const count = async (t: TestApp, route: string, filter?: object): Promise<number> =>
  (await t.owner.get(`/${route}`, { filter, count: 'true', limit: 1 })).body.count.value;

describe.each(languages)('the sample company in %s', (language) => {
  test('is there whole, and goes without a trace', async () => {
    await using t = await startTestApp({ work: true, language });
    const before = await everything(t);
    expect((await fill(t)).state).toBe('ready');
    expect(await count(t, 'companies')).toBe(60);
    expect(await count(t, 'people')).toBeGreaterThan(70);
    expect(await count(t, 'products')).toBe(12);
    expect(await count(t, 'users', { field: 'hasSignIn', op: 'eq', value: false })).toBe(8);
    expect(await count(t, 'deals')).toBe(150);
    for (const outcome of ['open', 'won', 'lost'])
      expect(await count(t, 'deals', { field: 'outcome', op: 'eq', value: outcome })).toBeGreaterThan(20);
    expect(await count(t, 'tasks', { field: 'state', op: 'eq', value: 'open' })).toBeGreaterThan(40);
    expect(await count(t, 'calls')).toBeGreaterThan(80);
    expect(await count(t, 'notes')).toBeGreaterThan(40);
    expect(await count(t, 'impressions')).toBeGreaterThan(30);
    for (const state of ['held', 'planned'])
      expect(await count(t, 'meetings', { field: 'state', op: 'eq', value: state })).toBeGreaterThan(20);
    expect(await count(t, 'letters')).toBeGreaterThan(30);
    for (const state of ['planned', 'done', 'missed'])
      expect(
        await count(t, 'planned-contacts', { field: 'state', op: 'eq', value: state }),
        state,
      ).toBeGreaterThan(0);
    expect((await t.owner.get('/search', { q: 'Registon' })).text).toContain('Registon Savdo');
    await expectHistory(t);
    await remindOf(t);
    expect((await remove(t)).state).toBe('none');
    expect(await everything(t)).toEqual(before);
  }, 120_000);
});

/** What waits of the sample is told of, as it will be once a morning has come, whatever the hour is now. */
async function remindOf(t: TestApp): Promise<void> {
  const later = { ...t.system(), now: new Date(Date.now() + 36 * 3_600_000) };
  await t.app.registry.jobs.find((job) => job.name === 'reminders.remind')?.run(later, {});
  expect(await t.db.rows(sql`select 1 from notification`)).not.toEqual([]);
}

/** Dates of nine months, nothing ahead of today, and nobody who could sign in. */
async function expectHistory(t: TestApp): Promise<void> {
  const [row] = await t.db.rows<{ oldest: number; ahead: number; moves: number }>(sql`select
    extract(day from now() - min(at))::int as oldest, count(*) filter (where at > now() + interval '1 day')::int as ahead,
    count(*) filter (where verb in ('move', 'win', 'lose'))::int as moves from event where is_history`);
  expect(row?.oldest).toBeGreaterThan(240);
  expect(row?.ahead).toBe(0);
  expect(row?.moves).toBeGreaterThan(200);
  const doors = await t.db.rows(
    sql`select 1 from app_user where batch_id is not null and (has_sign_in or email is not null)`,
  );
  expect(doors).toEqual([]);
}

/** Deals with their customers, amounts and days, as one text each. */
async function dealsOf(t: TestApp): Promise<string[]> {
  const rows = await t.db.rows<{
    text: string;
  }>(sql`select p.name || d.name || d.amount || d.opened_on as text
    from deal d join party p on p.id = d.party_id where d.batch_id is not null order by 1`);
  return rows.map((r) => r.text);
}

test('what the company made itself stays when the sample goes; the same seed makes the same again', async () => {
  await using t = await startTestApp({ work: true });
  await fill(t, 8);
  const others = await dealsOf(t);
  await remove(t);
  const mine = (await t.owner.post('/companies', { name: 'Our own' })).body.id;
  await fill(t, 7);
  const first = await dealsOf(t);
  const [theirs, other] = (
    await t.owner.get('/companies', {
      filter: { field: 'name', op: 'in', value: ['Registon Savdo', 'Qoʻqon Mebel'] },
      sort: 'name',
    })
  ).body.items;
  const deal = (await t.owner.post('/deals', { name: 'Ours with a sample customer', party: theirs?.id })).body
    .id;
  const call = (await t.owner.post('/calls/log', { party: other?.id, result: 'Ours' })).body.id;
  const state = (await t.owner.get<State>(path)).body;
  expect(state.dependents).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({
        entity: 'deals.deal',
        title: 'Ours with a sample customer',
        field: 'party',
        isKept: false,
      }),
      expect.objectContaining({ entity: 'activities.call', title: 'Ours', field: 'party', isKept: true }),
    ]),
  );
  const { kept } = await remove(t);
  expect(kept.map((k) => k.title)).toEqual([other?.['name']]);
  expect(await count(t, 'companies')).toBe(2);
  expect((await t.owner.get(`/companies/${mine}`)).status).toBe(200);
  expect((await t.owner.get(`/deals/${deal}`)).body).toMatchObject({
    name: 'Ours with a sample customer',
    party: null,
  });
  expect((await t.owner.get(`/calls/${call}`)).body).toMatchObject({ party: { id: other?.id } });
  expect(await count(t, 'channels')).toBeGreaterThan(0);
  expect((await t.owner.get(`/companies/${other?.id}`)).body).toMatchObject({ owner: null });
  await fill(t, 7);
  expect(await dealsOf(t)).toEqual(first);
  expect(others).not.toEqual(first);
}, 120_000);

test('only whoever administers, and one at a time', async () => {
  await using t = await startTestApp();
  const head = await t.user('head');
  for (const ask of [head.get(path), head.post(path, {}), head.post(`${path}/remove`)])
    expect((await ask).status).toBe(403);
  expect((await t.owner.post(`${path}/remove`)).body.code).toBe('no_sample');
  expect((await t.owner.post(path, {})).status).toBe(200);
  expect((await t.owner.post(path, {})).body.code).toBe('sample_exists');
});
