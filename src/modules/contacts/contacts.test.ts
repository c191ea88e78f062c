import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const is = (field: string, value: unknown) => ({ filter: { field, op: 'eq', value } });
const fifty = Array.from({ length: 50 }, (_, i) => i);

describe('one customer is entered once', () => {
  test('fifty people with one e-mail at once give one', async () => {
    const answers = await Promise.all(
      fifty.map((i) =>
        t.owner.post('/people', {
          firstName: `Twin ${i}`,
          lastName: 'Racer',
          channels: [{ kind: 'email', value: ' Twin@Example.com' }],
        }),
      ),
    );
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
    const losers = answers.filter((a) => a.status === 409);
    expect(losers).toHaveLength(49);
    expect(losers[0]?.body.problems).toMatchObject([{ field: 'channels.0.value', code: 'already_exists' }]);
    expect((await t.owner.get('/people', is('lastName', 'Racer'))).body.items).toHaveLength(1);
  });

  test('fifty companies with one tax number at once give one', async () => {
    const answers = await Promise.all(
      fifty.map((i) =>
        t.owner.post('/companies', {
          name: `Taxed ${i}`,
          taxCountry: 'RU',
          taxNumber: i % 2 ? '7707083893' : '77 0708-3893',
        }),
      ),
    );
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
    expect(answers.find((a) => a.status === 409)?.body.params).toMatchObject({
      name: expect.stringContaining('Taxed'),
    });
  });

  test('an address used by several people may stand at several', async () => {
    const shared = [{ kind: 'email', value: 'info@shared.example', isShared: true }];
    for (const name of ['One', 'Two'])
      expect((await t.owner.post('/companies', { name, channels: shared })).status).toBe(201);
  });

  test('a deleted customer keeps its key, and the newcomer is told of the recycle bin', async () => {
    const first = await t.owner.post('/people', {
      firstName: 'Gone',
      lastName: 'Soon',
      channels: [{ kind: 'email', value: 'gone@example.com' }],
    });
    const channel = (await t.owner.get('/channels', is('party', first.body.id))).body.items[0];
    await t.owner.delete(`/channels/${channel?.id}`);
    const again = await t.owner.post('/people', {
      firstName: 'New',
      lastName: 'One',
      channels: [{ kind: 'email', value: 'gone@example.com' }],
    });
    expect([again.status, again.body.params['isDeleted']]).toEqual([409, true]);
    expect((await t.owner.get('/people', is('lastName', 'One'))).body.items).toEqual([]);
  });
});

describe('identities', () => {
  test('a number is found by its digits, however it was written', async () => {
    const { id } = (
      await t.owner.post('/people', {
        firstName: 'Дилноза',
        lastName: 'Қодирова',
        channels: [{ kind: 'mobile', value: '(90) 987-65-43' }],
      })
    ).body;
    expect((await t.owner.get(`/people/${id}`)).body['phone']).toBe('+998909876543');
    for (const q of ['9876543', '998909876543', 'Qodirova', 'кодирова', 'dilnoza']) {
      const hits = (await t.owner.get('/search', { q })).body.items.map((i) => i.id);
      expect(hits, q).toContain(id);
    }
  });

  test.each([
    ['RU', '7707083894'],
    ['RU', '12345'],
    ['DE', 'DE123'],
  ])('a tax number of %s with wrong digits is refused by its field', async (taxCountry, taxNumber) => {
    const answer = await t.owner.post('/companies', { name: 'Wrong', taxCountry, taxNumber });
    expect([answer.status, answer.body.problems[0]?.field]).toEqual([422, 'taxNumber']);
  });

  test('an address that is none is refused by its place in the list, and nobody is made', async () => {
    const answer = await t.owner.post('/people', {
      firstName: 'No',
      lastName: 'Address',
      channels: [
        { kind: 'phone', value: '+998901112233' },
        { kind: 'email', value: 'no address' },
      ],
    });
    expect([answer.status, answer.body.problems[0]]).toMatchObject([
      422,
      { field: 'channels.1.value', code: 'invalid_email' },
    ]);
    expect((await t.owner.get('/people', is('lastName', 'Address'))).body.items).toEqual([]);
  });
});

describe('what follows from other records', () => {
  test('the main phone and e-mail follow the channels', async () => {
    const { id } = (
      await t.owner.post('/companies', {
        name: 'Reached',
        channels: [{ kind: 'email', value: 'a@reached.example' }],
      })
    ).body;
    const second = await t.owner.post('/channels', {
      party: id,
      kind: 'email',
      value: 'b@reached.example',
      isPrimary: true,
    });
    expect((await t.owner.get(`/companies/${id}`)).body['email']).toBe('b@reached.example');
    await t.owner.delete(`/channels/${second.body.id}`);
    expect((await t.owner.get(`/companies/${id}`)).body['email']).toBe('a@reached.example');
  });

  test('one person works at several companies, and shows the main one of today', async () => {
    const company = async (name: string): Promise<string> =>
      (await t.owner.post('/companies', { name })).body.id;
    const [past, present] = [await company('Past'), await company('Present')];
    const { id: person } = (await t.owner.post('/people', { firstName: 'Moves', lastName: 'On' })).body;
    await t.owner.post('/employments', {
      person,
      company: past,
      position: 'Buyer',
      from: '2015-01-01',
      until: '2020-12-31',
    });
    await t.owner.post('/employments', {
      person,
      company: present,
      position: 'Head of buying',
      from: '2021-01-01',
    });
    expect((await t.owner.get(`/people/${person}`)).body).toMatchObject({
      company: { id: present },
      position: 'Head of buying',
    });
    const wrong = await t.owner.post('/employments', {
      person,
      company: past,
      from: '2021-01-02',
      until: '2021-01-01',
    });
    expect(wrong.body.problems).toMatchObject([{ field: 'until', code: 'before_start' }]);
  });

  test('the last impression is the customer’s mood, and stands on the timeline with its words', async () => {
    const { id } = (await t.owner.post('/companies', { name: 'Felt' })).body;
    await t.owner.post('/impressions', {
      party: id,
      mood: 'angry',
      text: 'Waited for two weeks',
      at: '2026-01-01T10:00:00Z',
    });
    await t.owner.post('/impressions', {
      party: id,
      mood: 'pleased',
      text: 'Thanked for the quick answer',
      at: '2026-02-01T10:00:00Z',
    });
    expect((await t.owner.get(`/companies/${id}`)).body['mood']).toBe('pleased');
    const timeline = await t.owner.get(`/parties/${id}/timeline`);
    expect(timeline.text).toContain('Waited for two weeks');
  });

  test('a customer of somebody else stays out of sight until the account team opens it', async () => {
    const seller = await t.user('seller');
    const { id } = (await t.owner.post('/companies', { name: 'Guarded secret' })).body;
    expect((await seller.get(`/companies/${id}`)).status).toBe(404);
    expect((await seller.get('/search', { q: 'guarded secret' })).body.items).toEqual([]);
    await t.owner.post('/account-team-members', { party: id, user: seller.id, from: '2020-01-01' });
    expect((await seller.get(`/companies/${id}`)).status).toBe(200);
    expect((await seller.patch(`/companies/${id}`, { city: 'Samarkand' })).status).toBe(200);
  });
});
