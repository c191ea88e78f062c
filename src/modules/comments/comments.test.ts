import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../kernel/i18n.ts';
import { sql } from '../../platform/database/sql.ts';
import { letterText } from '../../platform/i18n/labels.ts';
import type { Client, Row } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { toldTo, work } from './desk.testing.ts';
import { mentionOf } from './mentions.rules.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let clara: Client;
let reader: Client;
let company: string;
beforeAll(async () => {
  t = await startTestApp();
  anna = await t.user('seller', { name: 'Anna' });
  boris = await t.user('seller', { name: 'Boris' });
  clara = await t.user('head', { name: 'Clara' });
  reader = await t.user('readOnly', { name: 'Rita' });
  company = (await anna.post('/companies', { name: 'Acme' })).body.id;
  await anna.post(`/companies/${company}/share`, { user: boris.id, level: 'read' });
});
afterAll(() => t?.close());

const record = (id = company, entity = 'contacts.party') => ({ entity, id });
const say = (who: Client, text: string, more: object = {}) =>
  who.post('/comments', { record: record(), text, ...more });
const made = async (who: Client, text: string, more: object = {}): Promise<string> =>
  (await say(who, text, more)).body.id;
const rows = (): Promise<unknown[]> => t.db.rows(sql`select * from comment order by id`);
const heard = async (who: Client): Promise<string[]> => {
  const lines = await toldTo(t, who);
  await t.db.rows(sql`delete from notification where user_id = ${who.id}`);
  return lines;
};
const listed = async (who: Client, id = company): Promise<Row[]> =>
  (await who.get('/comments', { filter: { field: 'record', op: 'eq', value: id } })).body.items;

test('whoever sees a record comments on it, and only they', async () => {
  expect((await say(reader, 'I only read')).status).toBe(201);
  expect((await say(boris, 'It was shared with me')).status).toBe(201);
  expect(await listed(reader)).toHaveLength(2);
  const before = await rows();
  const hidden = (await clara.post('/companies', { name: 'Hidden' })).body.id;
  const answers = [
    await anna.post('/comments', { record: record(hidden), text: 'x' }),
    await anna.post('/comments', { record: record(crypto.randomUUID()), text: 'x' }),
  ];
  expect(answers.map((a) => a.status)).toEqual([404, 404]);
  expect(answers[0]?.text).toBe(answers[1]?.text);
  expect((await t.anonymous.post('/comments', { record: record(), text: 'x' })).status).toBe(401);
  expect(await rows()).toEqual(before);
});

test('a product is talked about by everybody who works here, and its followers hear', async () => {
  const product = (await t.owner.post('/products', { name: 'Chair' })).body.id;
  const on = record(product, 'products.product');
  expect((await boris.post(`/products/${product}/follow`)).body).toEqual({ isFollowing: true });
  const said = await anna.post('/comments', { record: on, text: `Out of stock ${mentionOf(clara.id)}` });
  expect(said.status, said.text).toBe(201);
  expect((await listed(boris, product)).map((c) => [c['plain'], c['record']])).toEqual([
    ['Out of stock @Clara', { id: product, entity: 'products.product', name: 'Chair' }],
  ]);
  expect(await heard(clara)).toEqual(['mention Chair Anna: Out of stock @Clara']);
  const { items } = (await boris.get<{ items: { kind: string; title: string }[] }>('/notifications')).body;
  expect(items.map((n) => [n.kind, n.title])).toContainEqual(['change', 'Chair']);
  await t.owner.delete(`/products/${product}`);
  expect(await listed(boris, product)).toEqual([]);
});

test('a bad comment is refused by the field at fault', async () => {
  const before = await rows();
  const problems = async (answer: ReturnType<typeof say>) => {
    const { status, body } = await answer;
    return [status, body.problems];
  };
  expect(await problems(say(anna, '  '))).toEqual([422, [{ field: 'text', code: 'required' }]]);
  expect(await problems(say(anna, `Ask ${mentionOf(crypto.randomUUID())}`))).toEqual([
    422,
    [{ field: 'text', code: 'no_such_record' }],
  ]);
  expect(await problems(say(anna, 'x', { replyTo: crypto.randomUUID() }))).toEqual([
    422,
    [{ field: 'replyTo', code: 'no_such_record' }],
  ]);
  const user = { record: record(anna.id, 'access.user'), text: 'x' };
  expect((await anna.post('/comments', user)).status).toBe(422);
  expect(await rows()).toEqual(before);
});

test('only its author changes it; author and administrator take it away', async () => {
  const id = await made(boris, 'As I said');
  const before = await rows();
  expect((await anna.patch(`/comments/${id}`, { text: 'As he never said' })).status).toBe(403);
  expect((await t.owner.patch(`/comments/${id}`, { text: 'Nor so' })).status).toBe(403);
  expect((await anna.delete(`/comments/${id}`)).status).toBe(403);
  expect((await clara.delete(`/comments/${id}`)).status).toBe(404);
  expect((await boris.patch(`/comments/${id}`, { author: anna.id })).status).toBe(422);
  expect((await boris.patch(`/comments/${id}`, { record: record(anna.id) })).status).toBe(422);
  expect(await rows()).toEqual(before);
  const edited = await boris.patch(`/comments/${id}`, { text: 'As I meant' });
  expect(edited.body).toMatchObject({ text: 'As I meant', plain: 'As I meant' });
  expect(edited.body['editedAt']).not.toBeNull();
  expect((await t.owner.delete(`/comments/${id}`)).status).toBe(204);
  expect((await boris.get(`/comments/${id}`)).status).toBe(404);
  expect((await boris.post(`/comments/${id}/restore`)).status).toBe(200);
});

test('answers stand one level deep, and stay on their record', async () => {
  const id = await made(anna, 'Who goes there?');
  const answer = (await say(boris, 'I do', { replyTo: id })).body;
  const second = (await say(anna, 'Good', { replyTo: answer.id })).body;
  expect(second['replyTo']).toMatchObject({ id });
  const other = (await anna.post('/companies', { name: 'Other' })).body.id;
  const elsewhere = await anna.post('/comments', { record: record(other), text: 'x', replyTo: id });
  expect(elsewhere.status).toBe(422);
});

test('hidden with its record, on every road', async () => {
  const id = await made(anna, 'Zanzibar is the password');
  const seen = async (who: Client) => ({
    one: (await who.get(`/comments/${id}`)).status,
    list: (await who.get('/comments', { q: 'zanzibar' })).body.items.length,
    search: JSON.stringify((await who.get('/search', { q: 'zanzibar' })).body).includes(id),
    story: (await who.get(`/companies/${company}/timeline`)).text.includes('Zanzibar'),
  });
  const all = { one: 200, list: 1, search: true, story: true };
  const none = { one: 404, list: 0, search: false, story: false };
  expect(await seen(anna)).toEqual(all);
  expect(await seen(clara)).toEqual(none);
  await anna.delete(`/companies/${company}`);
  expect(await seen(anna)).toEqual(none);
  await anna.post(`/companies/${company}/restore`);
  expect(await seen(anna)).toEqual(all);
  await anna.delete(`/comments/${id}`);
  expect(await seen(anna)).toEqual(none);
});

test('a comment on a deal stands on its timeline and on its customer’s', async () => {
  const deal = (await anna.post('/deals', { name: 'Chairs', party: company })).body.id;
  await anna.post('/comments', { record: record(deal, 'deals.deal'), text: 'They want oak' });
  expect((await anna.get(`/deals/${deal}/timeline`)).text).toContain('They want oak');
  expect((await anna.get(`/companies/${company}/timeline`)).text).toContain('They want oak');
  expect((await boris.get(`/companies/${company}/timeline`)).text).not.toContain('They want oak');
});

test('who is named hears of it once; an edit tells only those whom it names anew', async () => {
  await heard(boris);
  await heard(reader);
  const id = await made(anna, `${mentionOf(boris.id)} and ${mentionOf(boris.id)}, look`);
  expect(await heard(boris)).toEqual(['mention Acme Anna: @Boris and @Boris, look']);
  await anna.patch(`/comments/${id}`, { text: `${mentionOf(boris.id)} and ${mentionOf(reader.id)}, look` });
  expect(await heard(boris)).toEqual([]);
  expect(await heard(reader)).toEqual(['mention Acme Anna: @Boris and @Rita, look']);
  await heard(anna);
  await made(anna, `Note to ${mentionOf(anna.id)}`);
  expect(await heard(anna)).toEqual([]);
});

test('who does not see the record hears nothing, until it is opened to them', async () => {
  await heard(clara);
  await made(anna, `${mentionOf(clara.id)}, secretly`);
  expect(await heard(clara)).toEqual([]);
  const people = async (q: string) =>
    (await anna.get('/comments/people', { entity: 'contacts.party', id: company, q })).body;
  expect(await people('cla')).toMatchObject({ canShare: true, items: [{ id: clara.id, canSee: false }] });
  const [first] = (await people(''))['items'] as unknown as { canSee: boolean }[];
  expect(first?.canSee).toBe(true);
  await anna.post(`/companies/${company}/share`, { user: clara.id, level: 'read' });
  await made(anna, `${mentionOf(clara.id)}, openly`);
  expect(await heard(clara)).toEqual(['mention Acme Anna: @Clara, openly']);
  expect((await boris.get('/comments/people', { entity: 'contacts.party', id: company })).body).toMatchObject(
    {
      canShare: false,
    },
  );
});

test('what was said is gone from the notice once it is deleted, or the record closed', async () => {
  const id = await made(anna, `${mentionOf(boris.id)}, forget this`);
  expect(await toldTo(t, boris)).toEqual(['mention Acme Anna: @Boris, forget this']);
  await anna.delete(`/comments/${id}`);
  expect(await heard(boris)).toEqual(['mention Acme Anna: null']);
});

test('those of a row of answers hear of one more; who switched it off does not', async () => {
  const id = await made(anna, 'Shall we?');
  await made(boris, 'Yes', { replyTo: id });
  expect(await heard(anna)).toEqual(['reply Acme Boris: Yes']);
  const settings = (await anna.get('/me/reminders')).body;
  const { kinds: _, canMail: __, ...kept } = settings;
  await anna.put('/me/reminders', { ...kept, off: ['reply'] });
  await made(boris, 'Or no', { replyTo: id });
  await work(t);
  expect(await heard(anna)).toEqual([]);
});

test('letters have words for all that is told', () => {
  const kinds = ['mention', 'reply', 'changes'];
  const changes = ['comment', 'file', 'stage', 'outcome', 'responsible'].map((what) => `change/${what}`);
  const missing = languages.flatMap((language) =>
    [...kinds, ...changes].filter((kind) => {
      const words = letterText(language, `reminder/${kind}`, 'text', { who: 'Anna', text: 'Hi', count: 2 });
      return words === `reminder/${kind}` || !words.includes('Anna');
    }),
  );
  expect(missing).toEqual([]);
});
