import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

async function upload(
  by: Client,
  entity: string,
  id: string,
  name: string,
  bytes: string | Buffer,
): Promise<{ status: number; body: { id: string; type: string; name: string; code: string } }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
  const response = new Response(form);
  const answer = await t.server.inject({
    method: 'POST',
    url: `/api/v1/files?entity=${entity}&id=${id}`,
    headers: { ...by.headers, 'content-type': response.headers.get('content-type') ?? '' },
    payload: Buffer.from(await response.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const read = (by: Client, id: string) =>
  t.server.inject({ url: `/api/v1/files/${id}/content`, headers: by.headers });
const company = async (by: Client, name = 'Filed'): Promise<string> =>
  (await by.post('/companies', { name })).body.id;

test('a file comes back byte for byte to whoever sees its record, and to nobody else', async () => {
  const seller = await t.user('seller');
  const stranger = await t.user('seller');
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 251));
  const { status, body } = await upload(
    seller,
    'contacts.party',
    await company(seller),
    'Договор №1.bin',
    bytes,
  );
  expect([status, body.name, body.type]).toEqual([201, 'Договор №1.bin', 'application/octet-stream']);
  expect((await read(seller, body.id)).rawPayload.equals(bytes)).toBe(true);
  expect((await read(stranger, body.id)).statusCode).toBe(404);
  expect((await stranger.get('/files')).body.items).toEqual([]);
  expect((await t.anonymous.get(`/files/${body.id}/content`)).status).toBe(401);
});

test('nothing is attached to a record that the sender may not write', async () => {
  const reader = await t.user('readOnly');
  const stranger = await t.user('seller');
  const id = await company(t.owner);
  expect((await upload(reader, 'contacts.party', id, 'a.txt', 'a')).status).toBe(404);
  expect((await upload(stranger, 'contacts.party', id, 'a.txt', 'a')).status).toBe(404);
  expect((await upload(t.owner, 'auth.session', id, 'a.txt', 'a')).status).toBe(422);
  expect(
    (await t.owner.get('/files', { filter: { field: 'record', op: 'eq', value: id } })).body.items,
  ).toEqual([]);
});

test.each([
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a.html', '<script>alert(1)</script>'],
  ['a.png', '<script>alert(1)</script>'],
  ['a.pdf', '%PDF-1.7\n'],
])('%s is only ever saved, never shown', async (name, text) => {
  const { body } = await upload(t.owner, 'contacts.party', await company(t.owner), name, text);
  const answer = await read(t.owner, body.id);
  expect(answer.headers['content-disposition']).toMatch(/^attachment/);
  expect(answer.headers['content-type']).toBe('application/octet-stream');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['content-security-policy']).toContain('sandbox');
});

test('a name is a name, whatever path or sign it holds', async () => {
  const { body } = await upload(
    t.owner,
    'contacts.party',
    await company(t.owner),
    '../../etc/pass\u202ewd\r\n.txt',
    'x',
  );
  expect(body.name).not.toMatch(/[\\/\r\n\u202e]/);
});
