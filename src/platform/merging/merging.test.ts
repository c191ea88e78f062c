import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { systemContext } from '../context.ts';
import { sql } from '../database/sql.ts';
import { emptyRecycleBin } from '../records/recycle-bin.ts';
import { sweepMerged } from './sweep.ts';

let t: TestApp;
let anna: Client;
beforeAll(async () => {
  t = await startTestApp({ country: 'UZ' });
  anna = await t.user('seller', { name: 'Anna' });
});
afterAll(() => t?.close());

const post = async (path: string, body: object = {}, who = t.owner) => {
  const answer = await who.post(path, body);
  expect(answer.status, `${path} ${answer.text}`).toBeLessThan(300);
  return answer.body;
};
const company = async (values: object, who = t.owner): Promise<string> =>
  (await post('/companies', values, who)).id;
const merge = async (id: string, other: string, more: object = {}): Promise<string> =>
  String((await post(`/companies/${id}/merge`, { with: other, ...more }))['merge']);
const read = async (path: string) => (await t.owner.get(path)).body;
const notesOf = async (party: string): Promise<string[]> =>
  (
    await read(
      `/notes?filter=${encodeURIComponent(JSON.stringify({ field: 'party', op: 'eq', value: party }))}&limit=200`,
    )
  ).items
    .map((n) => String(n['text']))
    .sort();
const channelsOf = async (party: string): Promise<Row[]> =>
  (
    await read(
      `/channels?filter=${encodeURIComponent(JSON.stringify({ field: 'party', op: 'eq', value: party }))}&sort=position`,
    )
  ).items;

const phone = (value: string, consent: string) => ({ kind: 'phone', value, consent });

test('what only one of them knows stays, what both know is chosen, and the stricter consent holds', async () => {
  const a = await company({
    name: 'Acme',
    city: 'Tashkent',
    segments: ['retail'],
    description: 'Pays late',
    channels: [phone('+998 90 123 45 67', 'granted')],
  });
  const b = await company({
    name: 'Acme LLC',
    city: 'Samarkand',
    employees: 12,
    segments: ['food'],
    description: 'Wants a discount',
    taxCountry: 'UZ',
    taxKind: 'stir',
    taxNumber: '302938476',
    channels: [phone('90 1234567', 'denied'), { kind: 'email', value: 'info@acme.uz' }],
  });
  const compared = await post(`/companies/${a}/compare`, { with: b });
  expect(compared['differences']).toContainEqual({
    field: 'city',
    this: 'Tashkent',
    other: 'Samarkand',
    choice: 'this',
    canBoth: false,
  });
  expect(compared['links']).toEqual([{ entity: 'contacts.channel', count: 2 }]);
  const id = await merge(a, b, { fields: { city: 'other' } });
  expect(await read(`/companies/${a}`)).toMatchObject({
    name: 'Acme',
    city: 'Samarkand',
    employees: 12,
    segments: ['retail', 'food'],
    description: 'Pays late\n\nWants a discount',
    taxNumber: '302938476',
    email: 'info@acme.uz',
  });
  const channels = await channelsOf(a);
  expect(channels.map((c) => [c['value'], c['consent']])).toEqual([
    ['+998 90 123 45 67', 'denied'],
    ['info@acme.uz', 'unknown'],
  ]);
  expect((await read('/search?q=302938476'))['items']).toMatchObject([{ id: a }]);
  await post(`/merges/${id}/undo`);
  expect((await channelsOf(a)).map((c) => c['consent'])).toEqual(['granted']);
  expect((await channelsOf(b)).map((c) => c['consent'])).toEqual(['denied', 'unknown']);
  expect(await read(`/companies/${b}`)).toMatchObject({
    taxNumber: '302938476',
    city: 'Samarkand',
    phone: '+998901234567',
  });
});

test('later edits stay where they were made, what was added goes with what it was added to', async () => {
  const [a, b] = [await company({ name: 'North' }), await company({ name: 'Nord', employees: 5 })];
  const deal = (await post('/deals', { name: 'Chairs', party: b })).id;
  const note = (await post('/notes', { text: 'Of Nord', party: b })).id;
  const gone = (await post('/notes', { text: 'To be deleted', party: b })).id;
  const id = await merge(a, b);
  await t.owner.patch(`/notes/${note}`, { text: 'Of Nord, edited' });
  await t.owner.delete(`/notes/${gone}`);
  await t.owner.patch(`/companies/${a}`, { employees: 7, city: 'Bukhara' });
  const onDeal = (await post('/tasks', { title: 'Measure', deal })).id;
  const comment = (await post('/comments', { record: { entity: 'deals.deal', id: deal }, text: 'Hurry' })).id;
  await post('/notes', { text: 'Of both', party: a });
  expect(await read(`/tasks/${onDeal}`)).toMatchObject({ party: { id: a } });
  const undone = await post(`/merges/${id}/undo`);
  expect(undone['kept']).toEqual([
    { entity: 'contacts.party', record: a, code: 'changed_since', fields: ['employees'] },
  ]);
  expect(await read(`/companies/${a}`)).toMatchObject({ employees: 7, city: 'Bukhara' });
  expect(await read(`/companies/${b}`)).toMatchObject({ employees: 5, city: null });
  expect(await notesOf(a)).toEqual(['Of both']);
  expect(await notesOf(b)).toEqual(['Of Nord, edited']);
  expect(await read(`/tasks/${onDeal}`)).toMatchObject({ party: { id: b } });
  expect(await read(`/comments/${comment}`)).toMatchObject({ party: { id: b } });
  await post(`/notes/${gone}/restore`);
  expect(await notesOf(b)).toEqual(['Of Nord, edited', 'To be deleted']);
  const line = (await read(`/companies/${b}/timeline`)).items.map((i) => i['record']);
  expect(line).toContain(onDeal);
  expect((await t.owner.post(`/merges/${id}/undo`)).body.code).toBe('already_undone');
});

test('several merges are undone from the last one on, and the line of all stands with the one that is left', async () => {
  const [a, b, c] = [
    await company({ name: 'A1' }),
    await company({ name: 'B1' }),
    await company({ name: 'C1' }),
  ];
  await post('/notes', { text: 'Of C', party: c });
  const first = await merge(b, c);
  const second = await merge(a, b);
  expect((await t.owner.get(`/companies/${c}`)).body).toMatchObject({ code: 'merged', params: { into: a } });
  expect(await notesOf(a)).toEqual(['Of C']);
  expect((await read(`/companies/${a}/timeline`)).items.map((i) => i['title'])).toContain('Of C');
  expect((await t.owner.post(`/merges/${first}/undo`)).status).toBe(404);
  await post(`/merges/${second}/undo`);
  await post(`/merges/${first}/undo`);
  expect(await notesOf(c)).toEqual(['Of C']);
});

test('a link to one that was merged leads to the one that stays; it is no deleted record, and no part of it is undone alone', async () => {
  const [a, b] = [await company({ name: 'South' }), await company({ name: 'Sud' })];
  const note = (await post('/notes', { text: 'Before', party: b })).id;
  const id = await merge(a, b);
  await post('/notes', { text: 'Sent late by a phone', party: b });
  expect(await notesOf(a)).toEqual(['Before', 'Sent late by a phone']);
  const bin = await t.owner.get('/companies', { deleted: 'true', q: 'Sud' });
  expect(bin.body.items).toEqual([]);
  expect((await t.owner.post(`/companies/${b}/restore`)).body.code).toBe('merged');
  const [moved] = (await read(`/notes/${note}/history`)).items;
  expect((await t.owner.post('/undo', { audit: moved?.id })).body['kept']).toMatchObject([
    { code: 'part_of_merge' },
  ]);
  await t.db.rows(sql`update party set deleted_at = now() - interval '400 days' where id = ${b}`);
  await emptyRecycleBin.run(systemContext(t.app, 'test'), {});
  // Whoever takes back the batch takes back the merge.
  expect((await t.owner.post('/undo', { batch: moved?.['batch'] })).status).toBe(200);
  expect(await notesOf(b)).toEqual(['Before']);
  expect((await t.owner.post(`/merges/${id}/undo`)).body.code).toBe('already_undone');
});

test('only whoever may change the one and remove the other merges, and undoes; bad input is named and changes nothing', async () => {
  const [own, others] = [await company({ name: 'Of Anna' }, anna), await company({ name: 'Of the owner' })];
  const second = await company({ name: 'Of Anna too' }, anna);
  const person = (await post('/people', { name: 'Somebody' })).id;
  const problems = async (body: object, who = t.owner) => {
    const answer = await who.post(`/companies/${own}/merge`, body);
    expect(answer.status, answer.text).toBe(422);
    return answer.body.problems.map((p) => `${p.field} ${p.code}`);
  };
  expect(await problems({ with: own })).toEqual(['with same_record']);
  expect(await problems({ with: person })).toEqual(['with no_such_record']);
  expect(await problems({ with: others }, anna)).toEqual(['with no_such_record']);
  expect(
    await problems({ with: others, fields: { nothing: 'other', city: 'both', phone: 'other' } }),
  ).toEqual(['fields.nothing unknown_field', 'fields.city not_an_option', 'fields.phone unknown_field']);
  expect((await anna.post(`/companies/${others}/merge`, { with: own })).status).toBe(404);
  await post(`/companies/${others}/share`, { user: anna.id, level: 'read' });
  expect((await anna.post(`/companies/${own}/merge`, { with: others })).status).toBe(403);
  const answer = await anna.post(`/companies/${own}/merge`, { with: second });
  expect(answer.status, answer.text).toBe(200);
  const reader = await t.user('readOnly');
  expect((await reader.post(`/merges/${String(answer.body['merge'])}/undo`)).status).toBe(403);
  expect((await anna.post(`/merges/${String(answer.body['merge'])}/undo`)).status).toBe(200);
});

test('both ways at once one of them wins, and notes written meanwhile are all with whoever stays', async () => {
  for (let round = 0; round < 3; round++) {
    const [a, b] = [await company({ name: `East ${round}` }), await company({ name: `Ost ${round}` })];
    const writing = Array.from({ length: 12 }, (_, i) =>
      t.owner.post('/notes', { text: `Note ${String(i).padStart(2, '0')}`, party: i % 2 ? a : b }),
    );
    const merging = [
      t.owner.post(`/companies/${a}/merge`, { with: b }),
      t.owner.post(`/companies/${b}/merge`, { with: a }),
    ];
    const answers = await Promise.all(merging);
    const written = await Promise.all(writing);
    expect(answers.map((r) => r.status).filter((s) => s === 200)).toHaveLength(1);
    const stays = answers[0]?.status === 200 ? a : b;
    await sweepMerged.run(systemContext(t.app, 'test'), {});
    const texts = written.filter((w) => w.status === 201).map((w) => String(w.body['text']));
    expect(written.map((w) => w.status).filter((s) => s !== 201)).toEqual([]);
    expect(await notesOf(stays)).toEqual(texts.sort());
  }
});

test('what fails in the middle leaves nothing', async () => {
  const [a, b] = [await company({ name: 'West' }), await company({ name: 'Vest' })];
  await post('/notes', { text: 'Of Vest', party: b });
  await t.db.raw(`create function no_merge() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
    create trigger no_merge before insert on record_merge execute function no_merge()`);
  try {
    expect((await t.owner.post(`/companies/${a}/merge`, { with: b })).status).toBe(500);
  } finally {
    await t.db.raw('drop trigger no_merge on record_merge; drop function no_merge()');
  }
  expect(await notesOf(b)).toEqual(['Of Vest']);
  expect(await read(`/companies/${b}`)).toMatchObject({ name: 'Vest' });
  const left = await t.db.rows(
    sql`select 1 from audit_entry where verb in ('relinked', 'mergedAway') and (record_id = ${b} or changes::text like ${`%${b}%`})`,
  );
  expect(left).toEqual([]);
});
