import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
  await t.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => t?.close());

test('an upload refused before it was read leaves its connection to the next request', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { port } = t.server.server.address() as AddressInfo;
  const send = (method: string, path: string, headers: object, body?: Buffer) =>
    new Promise<number>((resolve, reject) => {
      const options = { method, host: '127.0.0.1', port, path, agent };
      const answered = (response: IncomingMessage): void => {
        void text(response).then(() => resolve(response.statusCode ?? 0), reject);
      };
      request({ ...options, headers: { ...t.owner.headers, ...headers } }, answered)
        .on('error', reject)
        .end(body);
    });
  const form = new FormData();
  form.append('file', new Blob([Buffer.alloc(8_000_000)]), 'large.bin');
  const upload = new Response(form);
  const type = { 'content-type': upload.headers.get('content-type') ?? '' };
  await t.owner.post('/companies', { name: 'Already here' });
  expect(await send('POST', '/api/v1/archives/receive', type, Buffer.from(await upload.arrayBuffer()))).toBe(
    409,
  );
  expect(await send('GET', '/api/v1/companies', {})).toBe(200);
  agent.destroy();
});
