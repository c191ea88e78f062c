import { SMTPServer } from 'smtp-server';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { deliverLetter } from '../../../platform/mail/deliver.ts';
import { detectFile } from '../../../platform/transfer/parse/detect.ts';
import { readTable } from '../../../platform/transfer/parse/read-table.ts';
import { cellText } from '../../../platform/transfer/parse/table.ts';
import type { Client } from '../../../testing/client.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { deliverDue } from './deliver.ts';
import { sweepSentJob } from './routes.ts';

const ZONE = 'Europe/Berlin';
let t: TestApp;
let head: Client;
let boris: Client;
let seller: Client;
let report: string;
beforeAll(async () => {
  t = await startTestApp({ timeZone: ZONE, currency: 'EUR', country: 'DE' });
  const sales = await t.department('Sales');
  head = await t.user('head', { name: 'Hanna', department: sales });
  boris = await t.user('head', { name: 'Boris' });
  seller = await t.user('seller', { name: 'Sem' });
  for (const [who, name] of [
    [head, 'One'],
    [head, 'Two'],
    [boris, 'Three'],
    [seller, 'Four'],
  ] as const) {
    const party = (await who.post('/companies', { name: `Of ${name}` })).body.id;
    await who.post('/deals', { name, party, amount: { amount: '100', currency: 'EUR' } });
  }
  const question = {
    entity: 'deals.deal',
    rows: [{ field: 'name' }],
    values: [{ key: 'a', fn: 'sum', field: 'amount' }],
  };
  report = (await t.owner.post('/reports', { name: 'Deals', question, isShared: true, owner: t.owner.id }))
    .body.id;
});
afterAll(() => t.close());

const at = (now: string | Temporal.Instant): Context => ({ ...t.system(), now: new Date(String(now)) });
const send = (ctx: Context): Promise<number> =>
  deliverDue(ctx, (error) => {
    throw error;
  });
const set = (more: object) =>
  t.owner.post('/report-deliveries', { report, to: [head.id], every: 'day', hour: 9, ...more });
const drop = (id: string) => t.owner.delete(`/report-deliveries/${id}`);
/** Nine in the morning so many days ahead, on the company's clock. */
const morning = (days: number, hour = 9): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(t.app.now().getTime())
    .toZonedDateTimeISO(ZONE)
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone: ZONE, plainTime: { hour } })
    .toInstant();
const told = async (who: Client) =>
  (await who.get('/notifications')).body.items.filter((n) => n['kind'] === 'report');
const fileOf = async (who: Client, path: unknown) => {
  const { rawPayload, statusCode } = await t.server.inject({ url: `/api/v1/${path}`, headers: who.headers });
  return { bytes: rawPayload, status: statusCode };
};
async function lines(bytes: Buffer): Promise<string[][]> {
  const all: string[][] = [];
  for await (const { cells } of readTable(bytes, await detectFile(bytes))) all.push(cells.map(cellText));
  return all;
}

test('each colleague gets what their own rights show, once, with a file that is theirs alone', async () => {
  const made = await set({ to: [head.id, boris.id, seller.id], format: 'xlsx' });
  expect(made.status, made.text).toBe(201);
  expect(await send(at(morning(1).subtract({ minutes: 1 })))).toBe(0);
  const due = at(morning(1).add({ minutes: 3 }));
  const counts = await Promise.all([send(due), send(due), send(due)]);
  expect(counts.reduce((a, b) => a + b)).toBe(2);
  expect(await send(at(morning(1).add({ hours: 5 })))).toBe(0);
  for (const [who, names] of [
    [head, ['One', 'Two']],
    [boris, ['Three']],
  ] as const) {
    const [line, ...more] = await told(who);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ title: 'Deals', record: report });
    const { bytes } = await fileOf(who, line?.['file']);
    expect((await lines(bytes)).map((l) => l[0])).toEqual([...names.toSorted(), 'Total']);
    for (const other of [seller, t.owner]) expect((await fileOf(other, line?.['file'])).status).toBe(404);
  }
  // Sellers may not take lists away.
  expect(await told(seller)).toEqual([]);
  const { items } = (await t.owner.get(`/report-deliveries/${made.body.id}/sent`)).body;
  expect(items.map((i) => [i['name'], i['way'], i['problem']])).toEqual([
    ['Boris', 'centre', null],
    ['Hanna', 'centre', null],
    ['Sem', 'refused', 'export_denied'],
  ]);
  expect((await boris.get(`/report-deliveries/${made.body.id}/sent`)).status).toBe(404);
  await drop(made.body.id);
});

test('a run that is killed leaves nothing, and the next one sends', async () => {
  const made = await set({ format: 'pdf', hour: 11 });
  const due = at(morning(3, 11));
  const before = (await told(head)).length;
  const cut = t.db.transaction(async (db) => {
    expect(await send({ ...due, db })).toBe(1);
    throw new Error('killed');
  });
  await expect(cut).rejects.toThrow('killed');
  expect((await told(head)).length).toBe(before);
  expect(await send(due)).toBe(1);
  const [line] = await told(head);
  const { bytes } = await fileOf(head, line?.['file']);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  expect(text).toMatch(/Deals/);
  expect(text).toMatch(/One/);
  expect(text).not.toMatch(/Three/);
  await drop(made.body.id);
});

test('once a day across a change of clocks, whichever way', async () => {
  const made = await set({ hour: 2 });
  const start = morning(5, 0).toZonedDateTimeISO(ZONE).toPlainDate();
  const changed = Array.from({ length: 400 }, (_, i) => start.add({ days: i })).filter(
    (day) => day.toZonedDateTime(ZONE).hoursInDay !== 24,
  );
  expect(changed.length).toBeGreaterThanOrEqual(2);
  for (const day of changed) {
    let count = 0;
    const from = day.toZonedDateTime(ZONE).toInstant();
    for (let minutes = 0; minutes < 24 * 60; minutes += 20) count += await send(at(from.add({ minutes })));
    expect(count, day.toString()).toBe(1);
  }
  await drop(made.body.id);
});

test('goes only as long as it is wanted, to who may read it; a changed calendar makes up for nothing', async () => {
  const made = await set({ every: 'week', weekday: morning(10).toZonedDateTimeISO(ZONE).dayOfWeek });
  const id = made.body.id;
  expect((await t.owner.patch(`/report-deliveries/${id}`, { isPaused: true })).status).toBe(200);
  expect(await send(at(morning(10)))).toBe(0);
  await t.owner.patch(`/report-deliveries/${id}`, { isPaused: false });
  expect(await send(at(morning(-4)))).toBe(0);
  await t.owner.patch(`/reports/${report}`, { isShared: false });
  expect(await send(at(morning(10)))).toBe(0);
  const { items } = (await t.owner.get(`/report-deliveries/${id}/sent`)).body;
  expect(items[0]).toMatchObject({ way: 'refused', problem: 'not_found' });
  await t.owner.patch(`/reports/${report}`, { isShared: true });
  await drop(id);
  expect(await send(at(morning(17)))).toBe(0);
});

test.each([
  [{ to: [] }, 'to'],
  [{ to: ['01a22292-26d4-7109-a406-d841bde0fe63'] }, 'to'],
  [{ to: 'all' }, 'to'],
  [{ every: 'week' }, 'weekday'],
  [{ every: 'month' }, 'monthDay'],
  [{ hour: 24 }, 'hour'],
  [{ report: '01a22292-26d4-7109-a406-d841bde0fe63' }, 'report'],
])('is refused by the name of what is wrong: %j', async (more, field) => {
  const answer = await set(more);
  expect([answer.status, answer.body.problems?.[0]?.field], answer.text).toEqual([422, field]);
  expect((await t.owner.get('/report-deliveries')).body.items).toEqual([]);
});

test('by letter where letters leave the house, with the file in it and no copy kept', async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as { port: number };
  const kept = await t.owner.put('/mail-server', {
    host: '127.0.0.1',
    port,
    security: 'none',
    username: null,
    fromName: 'Acme',
    fromAddress: 'crm@acme.example',
    address: 'https://crm.acme.example/',
  });
  expect(kept.status, kept.text).toBeLessThan(300);
  const made = await set({ format: 'xlsx', hour: 13 });
  const before = (await told(head)).length;
  expect(await send(at(morning(20, 13)))).toBe(1);
  expect(await send(at(morning(20, 14)))).toBe(0);
  const letters = await t.db.rows<{ id: string }>(sql`select id from mail_letter where kind = 'report'`);
  expect(letters.length).toBe(1);
  await deliverLetter.run(t.system(), { id: letters[0]?.id ?? '' });
  const [letter = ''] = received;
  expect(letter).toContain('.xlsx');
  const body = /filename[^\r]*\.xlsx[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n--/.exec(letter)?.[1] ?? '';
  expect((await lines(Buffer.from(body, 'base64'))).map((l) => l[0])).toEqual(['One', 'Two', 'Total']);
  expect((await told(head)).length).toBe(before);
  expect(await t.db.rows(sql`select 1 from report_sent where way = 'letter' and sealed is not null`)).toEqual(
    [],
  );
  await drop(made.body.id);
  await new Promise<void>((done) => server.close(() => done()));
  await sweepSentJob.run(
    { ...t.system(), now: new Date(t.app.now().getTime() + 900 * 86_400_000) },
    {} as never,
  );
  expect(await t.db.rows(sql`select 1 from report_sent`)).toEqual([]);
});
