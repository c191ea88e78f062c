import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

const post = async (path: string, body: object) => {
  const answer = await t.owner.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

test('all that belongs to a customer goes to the other, and back', async () => {
  const a = await post('/companies', {
    name: 'Acme',
    channels: [{ kind: 'phone', value: '+998901234567', consent: 'granted' }],
  });
  const b = await post('/companies', {
    name: 'Acme LLC',
    taxCountry: 'UZ',
    taxKind: 'stir',
    taxNumber: '302938476',
    channels: [
      { kind: 'phone', value: '+998 90 123 45 67', consent: 'denied' },
      { kind: 'email', value: 'info@acme.uz' },
    ],
  });
  const deal = await post('/deals', { name: 'Chairs', party: b.id });
  await post('/notes', { text: 'They want chairs', party: b.id });
  const { merge, moved } = await post(`/companies/${a.id}/merge`, { with: b.id });
  // The deal with its first task, the note, the e-mail; the phone number is known.
  expect(moved).toBe(4);
  expect((await t.owner.get(`/companies/${b.id}`)).body).toMatchObject({
    code: 'merged',
    params: { into: a.id },
  });
  const after = (await t.owner.get(`/companies/${a.id}`)).body;
  expect(after).toMatchObject({ name: 'Acme', taxNumber: '302938476', email: 'info@acme.uz' });
  expect((await t.owner.get(`/deals/${deal.id}`)).body['party']).toMatchObject({ id: a.id });
  const undone = await post(`/merges/${String(merge)}/undo`, {});
  expect(undone).toEqual({ undone: expect.any(Number), kept: [] });
  expect((await t.owner.get(`/companies/${b.id}`)).body).toMatchObject({
    taxNumber: '302938476',
    email: 'info@acme.uz',
    phone: '+998901234567',
  });
  expect((await t.owner.get(`/companies/${a.id}`)).body).toMatchObject({ taxNumber: null, email: null });
  expect((await t.owner.get(`/deals/${deal.id}`)).body['party']).toMatchObject({ id: b.id });
});
