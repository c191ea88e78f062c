import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, Row } from '../../../testing/client.ts';
import { hasMaven, importFiles, mavenFile, sendFile } from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { samplesFor } from '../../../testing/samples.ts';
import { tablesOf } from './tables.ts';

const SELLER = 'seller-with-sign-in@example.com';

describe('a whole installation goes into another one', () => {
  let from: TestApp;
  let to: TestApp;
  let archive: Buffer;
  let loaded: Row;

  beforeAll(async () => {
    [from, to] = await Promise.all([
      startTestApp({ work: true, currency: 'USD' }),
      startTestApp({ work: true, currency: 'UZS', language: 'ru' }),
    ]);
    await fill(from);
    archive = await exported(from);
    const { id } = (await sendFile<Row>(to.owner, '/archives/receive', 'all.zip', archive)).body;
    expect((await to.owner.post(`/archives/${id}/load`)).status).toBe(200);
    loaded = await settledArchive(to, id);
  }, 180_000);
  afterAll(() => Promise.all([from?.close(), to?.close()]));

  test('it is done, with all its records', () => {
    expect([loaded['state'], loaded['failure']]).toEqual(['done', null]);
    expect(loaded['doneRows']).toBeGreaterThan(1000);
    expect(loaded['doneRows']).toBe(loaded['rows']);
  });

  test('every declared table is equal in every column, the recycle bin too', async () => {
    const tables = tablesOf(from.app.registry);
    const filled: string[] = [];
    for (const { name, columns } of tables) {
      const [a, b] = await Promise.all(
        [from, to].map((t) =>
          digests(
            t,
            name,
            columns.map((c) => c.name),
          ),
        ),
      );
      expect(b, name).toEqual(a);
      if (a?.length) filled.push(name);
    }
    // What only verbs of its module make, the sample company holds or nobody.
    const made = from.app.registry.entities.filter((e) => e.verbs.includes('create')).map((e) => e.table);
    const empty = tables.map((t) => t.name).filter((name) => made.includes(name) && !filled.includes(name));
    expect(empty, 'tables that the test says nothing of').toEqual([]);
  });

  test('every entity belongs to it but what is under way here, and merges, whose way back is the audit', () => {
    const tables = new Set(tablesOf(from.app.registry).map((t) => t.name));
    const others = from.app.registry.entities.filter((e) => !e.isInternal && !tables.has(e.table));
    expect(others.map((e) => e.name)).toEqual([
      'merging.merge',
      'transfer.import',
      'transfer.archive',
      'deals.migration',
    ]);
  });

  test('figures are equal', async () => {
    const query = {
      metrics: 'deals.won,deals.wonCount,deals.lostCount,deals.winRate,deals.open',
      group: 'owner',
    };
    const figures = async (t: TestApp): Promise<unknown> => (await t.owner.get('/figures', query)).body;
    expect(await figures(to)).toEqual(await figures(from));
  });

  test('bytes of files come along', async () => {
    const [file] = (await to.owner.get<{ items: Row[] }>('/files')).body.items;
    const answer = await to.server.inject({
      url: `/api/v1/files/${file?.id}/content`,
      headers: to.owner.headers,
    });
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(sha256(bytesOfFile));
  });

  test('people come in without sign-in; whoever brought it in stays signed in, as the owner of both', async () => {
    const users = await to.db.raw(
      'select email, has_sign_in, password_hash from app_user where password_hash is not null or has_sign_in',
    );
    expect(users.rows.map((r) => (r as Row)['email'])).toEqual(['olga@example.com']);
    expect((await to.owner.get<Row>('/me')).status).toBe(200);
    expect(archive.includes(Buffer.from('argon2'))).toBe(false);
  });

  test('what came in is found, restored, and worked with', async () => {
    const found = await to.owner.get<{ items: Row[] }>('/search', { q: 'Kept in the bin' });
    expect(found.body.items).toEqual([]);
    const restored = await to.owner.post(`/companies/${inBin}/restore`);
    expect(restored.status, restored.text).toBeLessThan(300);
    const named = await to.owner.get<{ items: Row[] }>('/companies', { q: 'Kept in the bin' });
    expect(named.body.items).toHaveLength(1);
    expect((await to.owner.post('/companies', { name: 'New here' })).status).toBe(201);
  });

  test('it is not brought in a second time', async () => {
    const again = await sendFile(to.owner, '/archives/receive', 'all.zip', archive);
    expect([again.status, (again.body as Row)['code']]).toEqual([409, 'installation_not_empty']);
  });
});

describe('what is refused', () => {
  let t: TestApp;
  let archive: Buffer;
  beforeAll(async () => {
    t = await startTestApp({ work: true });
    archive = await exported(t);
  }, 60_000);
  afterAll(() => t?.close());

  const receive = async (by: Client, bytes: Buffer): Promise<unknown[]> => {
    const { status, body } = await sendFile<Row>(by, '/archives/receive', 'all.zip', bytes);
    return [status, body['code']];
  };

  test('files that are no archives', async () => {
    expect(await receive(t.owner, Buffer.from('name\nAcme\n'))).toEqual([422, 'archive_unknown']);
    expect(await receive(t.owner, Buffer.alloc(0))).toEqual([422, 'archive_unknown']);
    expect(await receive(t.owner, archive.subarray(0, archive.length / 2))).toEqual([422, 'archive_unknown']);
  });

  test('whoever does not administer', async () => {
    const seller = await t.user('seller');
    expect((await seller.post('/archives')).status).toBe(403);
    expect((await receive(seller, archive))[0]).toBe(403);
    expect((await seller.get<{ items: Row[] }>('/archives')).body.items ?? []).toEqual([]);
    const { items } = (await t.owner.get<{ items: Row[] }>('/archives')).body;
    expect((await seller.get(`/archives/${items[0]?.id}/content`)).status).toBe(403);
  });

  test('every export and every download is on record', async () => {
    const rows = await t.db.raw(
      "select verb, user_id from audit_entry where record_entity = 'transfer.archive' order by at",
    );
    expect(rows.rows.map((r) => (r as Row)['verb'])).toEqual(['exported', 'fetched']);
    expect(rows.rows.every((r) => (r as Row)['user_id'] !== null)).toBe(true);
  });

  test('an installation in which somebody has entered something, and one damaged byte', async () => {
    await using other = await startTestApp({ work: true });
    const damaged = Buffer.from(archive);
    const at = damaged.indexOf(Buffer.from('tables/choice.csv')) + 80;
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    const { id } = (await sendFile<Row>(other.owner, '/archives/receive', 'all.zip', damaged)).body;
    await other.owner.post(`/archives/${id}/load`);
    const record = await settledArchive(other, id);
    expect([record['state'], record['failure']]).toEqual(['failed', 'archive_broken']);
    const before = await other.db.raw('select name from company_profile');
    expect(before.rows).toHaveLength(1);
    expect((await other.owner.get('/me')).status).toBe(200);
    await other.owner.post('/companies', { name: 'Mine' });
    expect(await receive(other.owner, archive)).toEqual([409, 'installation_not_empty']);
  });
});

const bytesOfFile = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7) % 253));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
let inBin = '';

/** The sample company, a part of the Maven files, fields of the company's own, and a record of every other kind. */
async function fill(t: TestApp): Promise<void> {
  await t.owner.post('/installation/sample', {});
  await until(async () => (await t.owner.get<Row>('/installation/sample')).body['state'] === 'ready');
  if (hasMaven()) {
    const deals = mavenFile('sales_pipeline.csv')
      .toString()
      .split('\n')
      .filter((_, i) => i % 20 === 0);
    await importFiles(t, [
      ['sales_teams.csv', mavenFile('sales_teams.csv')],
      ['products.csv', mavenFile('products.csv')],
      ['accounts.csv', mavenFile('accounts.csv')],
      ['sales_pipeline.csv', Buffer.from(deals.join('\n'))],
    ]);
  }
  await t.user('seller', { email: SELLER });
  const field = await t.owner.post<Row>('/custom-fields', {
    entity: 'contacts.company',
    label: 'Ranking',
    type: 'text',
    settings: {},
    isExpected: false,
  });
  expect(field.status, field.text).toBe(201);
  const company = await t.owner.post<Row>('/companies', {
    name: '=cmd|"a", b\r\n\'c',
    [String(field.body['key'])]: 'Ўзбек «1», \\N "2"',
  });
  expect(company.status, company.text).toBe(201);
  const path = `/files?entity=contacts.party&id=${company.body.id}`;
  expect((await sendFile(t.owner, path, 'contract.bin', bytesOfFile)).status).toBe(201);
  const samples = samplesFor(t.app.registry, t.owner);
  for (const entity of t.app.registry.entities)
    if (!entity.isInternal && !entity.kinds && entity.verbs.includes('create') && entity.archive !== false)
      await samples.create(entity, { full: true }).catch(() => samples.create(entity));
  const share = { user: (await t.user('marketer')).id, level: 'read' };
  expect((await t.owner.post(`/companies/${company.body.id}/share`, share)).status).toBe(200);
  inBin = (await t.owner.post<Row>('/companies', { name: 'Kept in the bin' })).body.id;
  await t.owner.delete(`/companies/${inBin}`);
}

async function exported(t: TestApp): Promise<Buffer> {
  // What follows from the last changes is worked out by jobs: an export in their midst would hold what was.
  await until(async () => {
    const { rows } = await t.db.raw(
      "select 1 from pgboss.job where name like 'on.%' and state < 'completed'",
    );
    return rows.length === 0;
  });
  const { body, text } = await t.owner.post<Row>('/archives');
  const record = await settledArchive(t, body.id);
  expect(record['state'], text).toBe('done');
  const answer = await t.server.inject({
    url: `/api/v1/archives/${body.id}/content`,
    headers: t.owner.headers,
  });
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
}

async function settledArchive(t: TestApp, id: string): Promise<Row> {
  let record: Row | undefined;
  await until(async () => {
    record = (await t.owner.get<Row>(`/archives/${id}`)).body;
    return record['state'] === 'done' || record['state'] === 'failed';
  });
  return record as Row;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** A table's rows as texts; what either installation says of archives apart. */
async function digests(t: TestApp, table: string, columns: string[]): Promise<string[]> {
  const own = table === 'event' ? "where record_entity is distinct from 'transfer.archive'" : '';
  const cells = columns.map((c) => `t."${c}"::text`).join(',');
  const { rows } = await t.db.raw(`select array[${cells}]::text as row from "${table}" t ${own} order by id`);
  return rows.map((r) => String((r as Row)['row']));
}
