import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { makeDeal, runsOf, startRule, withoutRules, work } from '../desk.testing.ts';
import { deliverJob } from './deliver.ts';

interface Taken {
  headers: IncomingHttpHeaders;
  body: string;
}
let t: TestApp;
let receiver: Server;
let taken: Taken[] = [];
let status = 200;
let port = 0;
beforeAll(async () => {
  t = await startTestApp();
  receiver = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      taken.push({ headers: request.headers, body });
      answer.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end('ok');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  port = (receiver.address() as AddressInfo).port;
});
afterAll(async () => {
  receiver?.close();
  await t?.close();
});
beforeEach(async () => {
  taken = [];
  status = 200;
  await withoutRules(t);
  await t.owner.put('/outgoing-hosts', { hosts: [`127.0.0.1:${port}`] });
});

async function webhook(): Promise<{ id: string; secret: string }> {
  const made = await t.owner.post('/automation-webhooks', {
    name: 'Hook',
    url: `http://127.0.0.1:${port}/in?a=1`,
  });
  expect(made.status, made.text).toBe(201);
  expect(made.text).not.toContain('secret');
  return (
    await t.owner.post<{ id: string; secret: string }>(`/automation-webhooks/${made.body.id}/renewSecret`)
  ).body;
}
async function deliver(): Promise<void> {
  const jobs = await t.db.rows<{ id: string; data: { id: string } }>(
    sql`delete from pgboss.job where name = 'automation.deliver' returning id, data`,
  );
  for (const { data } of jobs) await deliverJob.run(t.system(), data);
}
async function rule(hook: string): Promise<string> {
  return startRule(t, {
    trigger: { on: 'event', verb: 'created' },
    actions: [{ do: 'webhook', webhook: hook }],
  });
}
const deliveries = async (run: string) =>
  (
    await t.owner.get<{ items: { state: string; attempts: { status?: number; code?: string }[] }[] }>(
      `/automation-runs/${run}/deliveries`,
    )
  ).body.items;

test('a call is signed by the Standard Webhooks scheme, carries the record, and its attempt is put down', async () => {
  const { id, secret } = await webhook();
  const on = await rule(id);
  const deal = await makeDeal(t);
  await work(t);
  await deliver();
  const [call] = taken;
  const header = (name: string): string => String(call?.headers[name]);
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${header('webhook-id')}.${header('webhook-timestamp')}.${call?.body}`;
  expect(header('webhook-signature')).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  expect(header('idempotency-key')).toBe(header('webhook-id'));
  expect(JSON.parse(call?.body ?? '')).toMatchObject({
    type: 'automation.deals.deal',
    data: { entity: 'deals.deal', record: { id: deal, name: 'Chairs' }, rule: { id: on } },
  });
  const [run] = await runsOf(t, on);
  expect(run).toMatchObject({ outcome: 'done', results: [{ do: 'webhook', is: 'queued', webhook: id }] });
  expect(await deliveries(run?.id ?? '')).toMatchObject([
    { state: 'delivered', attempts: [{ status: 200 }] },
  ]);
});

test('what is not taken is tried again under the same key, and given up in the end', async () => {
  const { id } = await webhook();
  const on = await rule(id);
  await makeDeal(t);
  await work(t);
  status = 500;
  for (let i = 0; i < 8; i++) await deliver();
  const [run] = await runsOf(t, on);
  const [delivery] = await deliveries(run?.id ?? '');
  expect(delivery?.state).toBe('failed');
  expect(delivery?.attempts.map((a) => a.status)).toEqual([500, 500, 500, 500, 500, 500]);
  expect(new Set(taken.map((c) => c.headers['webhook-id'])).size).toBe(1);
  expect(new Set(taken.map((c) => c.body)).size).toBe(1);

  status = 200;
  const [first, second] = await Promise.all(
    [1, 2].map(() => t.owner.post(`/automation-runs/${run?.id}/resend`)),
  );
  expect([first?.status, second?.status].sort(), 'two clicks at once send once').toEqual([200, 409]);
  await deliver();
  const [sent] = await deliveries(run?.id ?? '');
  expect([sent?.state, sent?.attempts.length]).toEqual(['delivered', 7]);
  expect(new Set(taken.map((c) => c.headers['webhook-id'])).size).toBe(1);
});

test('the test button says what was answered; a redirect is not followed; inner addresses are refused unless named', async () => {
  const { id } = await webhook();
  const tested = async () => (await t.owner.post(`/automation-webhooks/${id}/test`)).body;
  expect(await tested()).toMatchObject({ status: 200, code: null });
  status = 302;
  expect(await tested()).toMatchObject({ status: 302, code: null });
  expect(taken).toHaveLength(2);
  await t.owner.put('/outgoing-hosts', { hosts: [] });
  expect(await tested()).toMatchObject({ status: null, code: 'address_not_allowed' });
  expect(taken).toHaveLength(2);
});

test('the secret lies sealed, and is told to nobody twice', async () => {
  const { id, secret } = await webhook();
  const row = await t.db.one<{ secret: string }>(sql`select secret from automation_webhook where id = ${id}`);
  expect(row?.secret).not.toContain(secret.slice(6));
  for (const path of [`/automation-webhooks/${id}`, `/automation-webhooks/${id}/history`])
    expect((await t.owner.get(path)).text).not.toContain(secret.slice(6));
  expect((await t.owner.post('/automation-webhooks', { name: 'X', url: 'ftp://example.com' })).status).toBe(
    422,
  );
  expect(
    (await t.owner.post('/automation-webhooks', { name: 'X', url: 'https://u:p@example.com' })).status,
  ).toBe(422);
});
