import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Context, transact } from '../../platform/context.ts';
import { compile, type Fragment, type Statement, sql } from '../../platform/database/sql.ts';
import { settle, withBatching } from '../../platform/records/batching.ts';
import { createRecord } from '../../platform/records/write.ts';
import type { Client } from '../../testing/client.ts';
import { Deal } from '../deals/public.ts';
import { among, type Desk, openDesk } from './desk.testing.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.t.close());
afterEach(() => desk.switchOff());

test('whoever gets it is told, the timeline says by which rule, and its first tasks go along', async () => {
  const { t, key, rule, sellers, company, deal } = desk;
  const [anna] = (await sellers(1)) as [Client];
  const id = await rule({ name: 'Leads of the site', gives: { to: 'user', user: anna.id } });
  const party = await company();
  const made = await deal(key, { party });
  const told = await anna.get('/notifications');
  expect(told.body.items[0]).toMatchObject({ kind: 'assigned', title: 'Lead' });
  expect((await t.owner.get('/notifications')).body.items).toEqual([]);
  const timeline = (await t.owner.get(`/deals/${made.id}/timeline`)).body.items;
  expect(timeline.find((i) => i['verb'] === 'assignByRules')).toMatchObject({
    actor: null,
    data: { to: anna.name, rule: { id, name: 'Leads of the site' } },
  });
  const tasks = await t.db.rows<{ owner: string }>(
    sql`select assignee_id as owner from task where deal_id = ${made.id}`,
  );
  expect(tasks.length, 'the first stage has tasks').toBeGreaterThan(0);
  expect(tasks.filter((task) => task.owner !== anna.id)).toEqual([]);
});

test('an import gives live records by turns and tells each once; history stays as it is', async () => {
  const { t, rule, sellers, company, ownerOf } = desk;
  const people = await sellers(2);
  await rule({ gives: among('turns', people) });
  const party = await company();
  const importing: Context = {
    ...t.system(),
    userId: t.owner.id,
    mode: 'live',
    isImport: true,
    batch: crypto.randomUUID(),
  };
  const ids = await transact(importing, async (tx) => {
    const ctx = withBatching(tx);
    const made: string[] = [];
    for (let i = 0; i < 10; i++)
      made.push((await createRecord(ctx, Deal, { name: `Row ${i}`, party, openedOn: t.day() })).id);
    await settle(ctx);
    return made;
  });
  const owners = await Promise.all(ids.map((id) => ownerOf(id)));
  expect(people.map((p) => owners.filter((o) => o === p.id).length)).toEqual([5, 5]);
  for (const who of people)
    expect((await who.get('/notifications')).body.items.map((n) => n['kind'])).toEqual(['assignedMany']);
  const old = await transact({ ...importing, mode: 'historical' }, (ctx) =>
    createRecord(ctx, Deal, { name: 'Long ago', party }),
  );
  expect(await ownerOf(old.id)).toBe(null);
});

test('by hand on many: each by itself, reported, told once, and undone as one', async () => {
  const { t, rule, sellers, company, deal, ownerOf } = desk;
  const [anna, boris, helper] = (await sellers(3)) as [Client, Client, Client];
  await rule({
    gives: among('turns', [anna, boris]),
    condition: { field: 'tags', op: 'has', value: 'many' },
  });
  const party = await company();
  const fits = await Promise.all([1, 2, 3, 4].map(() => deal(t.owner, { party, tags: ['many'] })));
  const other = await deal(t.owner, { party });
  const ids = [...fits, other].map((d) => d.id);
  const { body } = await t.owner.post<{
    batch: string;
    done: number;
    refused: { id: string; code: string }[];
  }>('/deals/batch', { ids, verb: 'assignByRules' });
  expect(body).toMatchObject({ done: 4, refused: [{ id: other.id, code: 'no_assignment_rule_fits' }] });
  const owners = await Promise.all(fits.map((d) => ownerOf(d.id)));
  expect([anna, boris].map((p) => owners.filter((o) => o === p.id).length)).toEqual([2, 2]);
  expect((await anna.get('/notifications')).body.items.map((n) => n['kind'])).toEqual(['assignedMany']);
  expect((await helper.post(`/deals/${other.id}/assignByRules`)).status, 'not to be seen').toBe(404);
  expect((await t.owner.post('/undo', { batch: body.batch })).body).toMatchObject({ undone: 4, kept: [] });
  expect(await Promise.all(fits.map((d) => ownerOf(d.id)))).toEqual(fits.map(() => t.owner.id));
});

test('without a rule a create asks the database no more than before', async () => {
  const { t, rule, company } = desk;
  const party = await company();
  const asked = (): Promise<string[]> =>
    transact({ ...t.system(), mode: 'live' }, async (ctx) => {
      const heard: string[] = [];
      const hear = <Q extends Fragment | Statement>(query: Q): Q => {
        heard.push('text' in query ? query.text : compile(query).text);
        return query;
      };
      const db: Context['db'] = {
        ...ctx.db,
        rows: (query) => ctx.db.rows(hear(query)),
        one: (query) => ctx.db.one(hear(query)),
        send: (query, explain) => ctx.db.send(hear(query), explain),
        transaction: (run) => run(db),
      };
      await createRecord({ ...ctx, db }, Deal, { name: 'counted', party });
      return heard;
    });
  expect((await asked()).length).toBeGreaterThan(3);
  // What the test before has changed is told of a moment later, and asked for once more then.
  const ofRules = async () => (await asked()).filter((text) => text.includes('assignment'));
  await expect.poll(ofRules).toEqual([]);
  await rule({ gives: { to: 'user', user: t.owner.id } });
  expect((await ofRules()).length).toBeGreaterThan(0);
});
