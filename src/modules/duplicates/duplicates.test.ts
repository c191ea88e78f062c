import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemContext } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { work } from '../comments/desk.testing.ts';
import { passJob } from './pass.ts';

let t: TestApp;
let anna: Client;
beforeAll(async () => {
  t = await startTestApp({ country: 'UZ' });
  anna = await t.user('seller', { name: 'Anna' });
});
afterAll(() => t?.close());
beforeEach(async () => {
  await t.db.rows(sql`update party set deleted_at = now() where deleted_at is null`);
});

interface Found {
  id: string;
  score: number;
  reasons: string[];
  canDecide: boolean;
  first: { id: string; name: string };
  second: { id: string; name: string };
}
const company = async (values: object, who = t.owner): Promise<string> => {
  const answer = await who.post('/companies', values);
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
};
const person = async (values: object): Promise<string> => {
  const answer = await t.owner.post('/people', values);
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
};
const found = async (who: Client = t.owner, query: object = {}): Promise<Found[]> => {
  await passJob.run(systemContext(t.app, 'test'), {});
  return (await who.get<{ items: Found[] }>('/duplicates', { ...query })).body.items;
};
const namesOf = (pairs: Found[]): string[][] => pairs.map((p) => [p.first.name, p.second.name].sort());

test('one customer in two alphabets, and with a number written in two ways, is found', async () => {
  await company({ name: 'ООО «Хорезм Текстиль»', city: 'Ургенч' });
  await company({ name: 'Xorezm Tekstil MChJ', city: 'Urgench' });
  await person({
    firstName: 'Қодиров',
    lastName: 'Шерзод',
    channels: [{ kind: 'mobile', value: '90 123-45-67' }],
  });
  await person({ name: 'Sherzod Qodirov', channels: [{ kind: 'phone', value: '+998 (90) 1234567' }] });
  await company({ name: 'Toshkent Savdo' });
  await person({ name: 'Anvar Qodirov' });
  expect(namesOf(await found())).toEqual(
    expect.arrayContaining([
      ['Xorezm Tekstil MChJ', 'ООО «Хорезм Текстиль»'].sort(),
      ['Sherzod Qodirov', 'Қодиров Шерзод'].sort(),
    ]),
  );
  expect(await found()).toHaveLength(2);
});

test('whoever may change both decides that two are two, and may think again', async () => {
  const a = await company({ name: 'Buxoro Savdo', city: 'Buxoro' });
  const b = await company({ name: 'Bukhoro Savdo', city: 'Buxoro' });
  const [pair] = await found();
  expect(pair).toMatchObject({ canDecide: true, reasons: ['name'] });
  expect([pair?.first.id, pair?.second.id].sort()).toEqual([a, b].sort());
  expect((await t.owner.post(`/duplicates/${pair?.id}/dismiss`)).status).toBe(204);
  expect(await found()).toEqual([]);
  await t.owner.patch(`/companies/${a}`, { description: 'Changed' });
  expect(await found()).toEqual([]);
  expect(await found(t.owner, { state: 'different' })).toHaveLength(1);
  expect((await t.owner.post(`/duplicates/${pair?.id}/reopen`)).status).toBe(204);
  expect(await found()).toHaveLength(1);
  // One who comes to be called otherwise is nobody's like any more.
  await t.owner.patch(`/companies/${b}`, { name: 'Something else entirely' });
  expect(await found()).toEqual([]);
});

test('nobody hears of a customer that they do not see, and nobody decides of one that they may not change', async () => {
  const a = await company({ name: 'Samarqand Non' });
  await company({ name: 'Samarkand Non' }, anna);
  const [pair] = await found();
  expect(await found(anna)).toEqual([]);
  expect((await anna.post(`/duplicates/${pair?.id}/dismiss`)).status).toBe(404);
  expect(
    (await anna.get('/duplicates/like', { kind: 'company', name: 'Samarqand Non' })).body.items,
  ).toMatchObject([{ name: 'Samarkand Non' }]);
  await t.owner.post(`/companies/${a}/share`, { user: anna.id, level: 'read' });
  expect(await found(anna)).toMatchObject([{ canDecide: false }]);
  expect((await anna.post(`/duplicates/${pair?.id}/dismiss`)).status).toBe(403);
  expect((await anna.post('/duplicates/check')).status).toBe(403);
  expect((await t.anonymous.get('/duplicates')).status).toBe(401);
});

test('what is typed meets who is there already, likeliest first; bad input is named', async () => {
  await company({ name: 'Registon Group LLC', channels: [{ kind: 'phone', value: '+998711234567' }] });
  await company({ name: 'Registan Groupp' });
  const like = await t.owner.get('/duplicates/like', {
    kind: 'company',
    name: 'Регистон груп',
    phone: '71 123 45 67',
  });
  await passJob.run(systemContext(t.app, 'test'), {});
  const again = await t.owner.get('/duplicates/like', {
    kind: 'company',
    name: 'Регистон груп',
    phone: '71 123 45 67',
  });
  expect(like.status).toBe(200);
  expect(again.body.items.map((i) => i['name'])).toEqual(['Registon Group LLC', 'Registan Groupp']);
  expect(again.body.items[0]).toMatchObject({ reasons: ['name', 'phone'] });
  const bad = await t.owner.get('/duplicates/like', { kind: 'firm', name: 'x' });
  expect(bad.status).toBe(422);
  expect(bad.body.problems.map((p) => p.field).sort()).toEqual(['kind', 'name']);
});

test('only the very name or number is left to the look-up: a legal form beside it is enough to be like', async () => {
  await company({ name: 'ООО «Хорезм Текстиль»' });
  await passJob.run(systemContext(t.app, 'test'), {});
  const like = async (name: string) =>
    (await t.owner.get('/duplicates/like', { kind: 'company', name })).body.items.map((i) => i['isExact']);
  expect(await like('Хорезм Текстил')).toEqual([false]);
  expect(await like('Xorezm Tekstil MChJ')).toEqual([false]);
  expect(await like('ооо хорезм текстиль')).toEqual([true]);
});

test('two who are merged are no pair any more; made two again, they are known to be two', async () => {
  const a = await company({ name: 'Namangan Gilos' });
  const b = await company({ name: 'Namangan Gilas' });
  expect(await found()).toHaveLength(1);
  const { body } = await t.owner.post(`/companies/${a}/merge`, { with: b });
  expect((await t.owner.get('/duplicates')).body.items).toEqual([]);
  expect(await found()).toEqual([]);
  await t.owner.post(`/merges/${String(body['merge'])}/undo`);
  await work(t, 'duplicates');
  expect(await found()).toEqual([]);
  expect(await found(t.owner, { state: 'different' })).toHaveLength(1);
});
