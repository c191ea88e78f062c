import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const overlay = (values: object) =>
  t.owner.post('/field-overlays', { entity: 'contacts.company', ...values });
const metaField = async (entity: string, name: string) =>
  (await t.owner.get<{ entities: { name: string; fields: { name: string }[] }[] }>('/meta')).body.entities
    .find((e) => e.name === entity)
    ?.fields.find((f) => f.name === name);

test('a field is called, hinted and demanded as the company wants, at once', async () => {
  const made = await overlay({
    field: 'pa07',
    label: 'Town',
    help: 'Where the office is',
    demand: 'expected',
  });
  expect(made.status, made.text).toBe(201);
  expect(await metaField('contacts.company', 'city')).toMatchObject({
    expected: true,
    overlay: { label: 'Town', help: 'Where the office is', demand: 'expected' },
  });
  expect(await metaField('contacts.person', 'city'), 'another kind is as declared').not.toHaveProperty(
    'overlay',
  );
  const refused = await t.owner.post('/companies', { name: 'Nowhere' });
  expect([refused.status, refused.body.problems]).toMatchObject([422, [{ field: 'city', code: 'required' }]]);
  const file = await t.owner.get('/companies/export', { format: 'csv', columns: 'name,city' });
  expect(file.text).toContain('Town');

  expect((await t.owner.delete(`/field-overlays/${made.body.id}`)).status).toBe(204);
  expect((await t.owner.post('/companies', { name: 'Nowhere' })).status).toBe(201);
});

test('what a form demands can be let go, what the table demands cannot', async () => {
  const declared = await t.owner.post('/deals', { name: 'Of nobody' });
  expect(declared.body.problems).toMatchObject([{ field: 'party', code: 'required' }]);
  const made = await overlay({ entity: 'deals.deal', field: 'dl02', demand: 'optional' });
  expect((await t.owner.post('/deals', { name: 'Of nobody' })).status).toBe(201);
  expect((await t.owner.delete(`/field-overlays/${made.body.id}`)).status).toBe(204);
  const name = await overlay({ entity: 'deals.deal', field: 'dl01', demand: 'optional' });
  expect(name.body.problems).toMatchObject([{ field: 'demand', code: 'cannot_be_demanded' }]);
});

test.each([
  [{ entity: 'no.such', field: 'x' }, 'entity', 'unknown_entity'],
  [{ field: 'no-such' }, 'field', 'unknown_field'],
  [{ field: 's1' }, 'field', 'unknown_field'],
  [{ field: 'pa01', place: 'hidden' }, 'place', 'cannot_be_hidden'],
  [{ field: 'pa07', demand: 'expected', place: 'hidden' }, 'place', 'cannot_be_hidden'],
  [{ field: 'pa07', demand: 'expected', place: 'record' }, 'place', 'is_demanded'],
  [{ field: 'pa03', place: 'form' }, 'place', 'cannot_be_entered'],
  [{ field: 'pa07', options: { one: 'One' } }, 'options', 'not_an_option'],
  [{ field: 'pa12', options: { angry: '' } }, 'options', 'not_an_option'],
  [{ field: 'pa12', options: ['angry'] }, 'options', 'not_an_option'],
])('%j is refused for %s', async (values, field, code) => {
  const { status, body } = await overlay(values);
  expect([status, body.problems]).toMatchObject([422, [{ field, code }]]);
  expect((await t.owner.get('/field-overlays', { count: true })).body.count.value).toBe(0);
});

test('options of a choice have other names in exports and are read back by them', async () => {
  const made = await overlay({
    entity: 'activities.task',
    field: String(await idOf('activities.task', 'kind')),
    options: { call: 'Ring up' },
  });
  expect(made.status, made.text).toBe(201);
  await t.owner.post('/tasks', { title: 'Ring them up', kind: 'call' });
  const file = await t.owner.get('/tasks/export', { format: 'csv', columns: 'title,kind' });
  expect(file.text).toContain('Ring up');
  const changed = await t.owner.patch(`/field-overlays/${made.body.id}`, { field: 'pa07' });
  expect(changed.body.problems).toMatchObject([{ field: 'field', code: 'read_only' }]);
});

test('only administrators make them; ids of fields are theirs', async () => {
  const seller = await t.user('seller');
  expect((await seller.post('/field-overlays', { entity: 'contacts.company', field: 'pa07' })).status).toBe(
    403,
  );
  const meta = await seller.get<{ entities: { fields: object[] }[] }>('/meta');
  expect(meta.body.entities.flatMap((e) => e.fields).some((f) => 'id' in f)).toBe(false);
});

test('one whose field is gone is passed over, and the program runs on', async () => {
  await t.db.raw(`update field_overlay set field = 'gone' where entity = 'activities.task'`);
  await t.app.refresh();
  expect(await metaField('activities.task', 'kind')).not.toHaveProperty('overlay');
  expect((await t.owner.get('/tasks')).status).toBe(200);
});

const idOf = async (entity: string, name: string): Promise<unknown> =>
  ((await metaField(entity, name)) as { id?: string } | undefined)?.id;
