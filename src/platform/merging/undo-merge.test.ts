import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entity } from '../../kernel/entity.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { type Random, randomFrom } from '../../testing/random.ts';
import { type Samples, samplesFor, writable } from '../../testing/samples.ts';
import { seed } from '../../testing/seed.ts';
import { systemContext } from '../context.ts';
import { sql } from '../database/sql.ts';
import { columnName } from '../records/expression.ts';
import { type Reference, referencesTo } from '../records/purge-graph.ts';
import { emptyRecycleBin } from '../records/recycle-bin.ts';

/** Every entity that leads to a customer takes part, as it is declared: those of modules to come as well. */
let t: TestApp;
let samples: Samples;
beforeAll(async () => {
  t = await startTestApp();
  samples = samplesFor(t.app.registry, t.owner);
});
afterAll(() => t?.close());

const isFull = process.env['FULL'] === '1';
const seeds = Array.from({ length: isFull ? 10 : 1 }, (_, i) => seed + i);
const cases = seeds.flatMap((s) =>
  (['contacts.company', 'contacts.person'] as const).map((kind) => [kind, s] as const),
);

type Rows = Map<string, Record<string, unknown>>;
/** What any write changes, and what follows from the time of reading. */
const stamps = ['updated_at', 'updated_by_id', 'version'];

/** All rows of all records, by table and id; with `lines`, whose line each event stands on. */
async function everything(): Promise<Rows> {
  const rows: Rows = new Map();
  const tables = t.app.registry.entities.filter(
    (e) => (!e.isInternal || e.archive) && e.name !== 'merging.merge',
  );
  for (const table of new Set(tables.map((e) => e.table))) {
    const found = await t.db.raw(`select to_jsonb(t) as row from "${table}" t`);
    for (const { row } of found.rows as { row: Record<string, unknown> }[]) {
      for (const stamp of stamps) delete row[stamp];
      rows.set(`${table} ${row['id']}`, row);
    }
  }
  return rows;
}

async function linesOf(id: string): Promise<string[]> {
  const { items } = (await t.owner.get(`/parties/${id}/timeline`, { limit: 100 })).body;
  return items.map((i) => i.id);
}

/** Records of every entity that lead to a customer, by each of the fields that do. */
async function records(
  of: string,
  kind: string,
  others: string[],
  random: Random,
): Promise<{ entity: Entity; id: string }[]> {
  const made: { entity: Entity; id: string }[] = [];
  const references = referencesTo(t.system(), new Map([['contacts.party', new Set([of])]]));
  for (const { entity, name } of references.filter((r) => leads(r, kind))) {
    for (let i = random.between(1, 2); i > 0; i--) {
      const input = await samples.input(entity, { full: random.chance(0.5) });
      for (const other of references.filter((r) => r.entity === entity && r.name !== name && leads(r, kind)))
        if (random.chance(0.5)) input[other.name] = link(other, random.pick(others));
      const given = { ...input, [name]: link({ entity, name }, of) };
      const answer = await t.owner.post(`/${entity.route}`, given);
      expect(answer.status, `${entity.name}.${name} ${answer.text}`).toBe(201);
      made.push({ entity, id: answer.body.id });
    }
  }
  return made;
}

const link = ({ entity, name }: Pick<Reference, 'entity' | 'name'>, id: string): unknown => {
  const field = entity.fields[name];
  return field?.type === 'ref' && (field.to.length > 1 || field.to[0] === '*')
    ? { entity: 'contacts.party', id }
    : id;
};

const leads = ({ entity, name }: Pick<Reference, 'entity' | 'name'>, kind: string): boolean => {
  const field = entity.fields[name];
  if (
    field?.type !== 'ref' ||
    !entity.verbs.includes('create') ||
    entity.kinds ||
    entity.kind ||
    field.readOnly
  )
    return false;
  return field.internal ? false : field.to.some((to) => to === kind || to === 'contacts.party' || to === '*');
};

test.each(cases)('two merged and undone are as they were: %s %d', async (kind, s) => {
  const random = randomFrom(s);
  const entity = t.app.registry.entity(kind);
  const [kept, gone, third] = [
    (await samples.create(entity, { full: true })).id,
    (await samples.create(entity, { full: random.chance(0.7) })).id,
    (await samples.create(entity)).id,
  ] as [string, string, string];
  await records(kept, kind, [gone, third], random);
  const going = await records(gone, kind, [kept, third], random);
  for (const { entity, id } of random.some(going))
    if (entity.verbs.includes('delete') && random.chance(0.3)) await t.owner.delete(`/${entity.route}/${id}`);
  const before = await everything();
  const lines = [await linesOf(kept), await linesOf(gone)];

  const merged = await t.owner.post(`/parties/${kept}/merge`, { with: gone });
  expect(merged.status, merged.text).toBe(200);
  expect(await t.owner.get(`/parties/${gone}`)).toMatchObject({
    status: 404,
    body: { code: 'merged', params: { into: kept } },
  });
  const together = await linesOf(kept);
  for (const line of [...(lines[0] ?? []), ...(lines[1] ?? [])].slice(0, 20))
    expect(together).toContain(line);

  const edits = await editSome(going, random);
  await letTimePass(String(merged.body['merge']));
  const undone = await t.owner.post(`/merges/${merged.body['merge']}/undo`, {});
  expect(undone.status, undone.text).toBe(200);
  expect(undone.body['kept']).toEqual([]);
  const after = await everything();
  for (const [key, row] of before) expect(after.get(key), key).toEqual({ ...row, ...edits.get(key) });
  const now = [await linesOf(kept), await linesOf(gone)];
  for (const i of [0, 1]) expect(now[i]).toEqual(expect.arrayContaining((lines[i] ?? []).slice(0, 90)));
  for (const line of lines[1] ?? []) expect(now[0]).not.toContain(line);
});

/** Edits between the merge and its undoing, by the rows that they change: they stay, whatever goes back. */
async function editSome(made: { entity: Entity; id: string }[], random: Random): Promise<Rows> {
  const edits: Rows = new Map();
  for (const { entity, id } of random.some(made)) {
    const texts = writable(entity).filter(
      ([, f]) => f.type === 'text' && !f.format && !f.setOnce && f.multiline,
    );
    const [name, field] = texts[0] ?? [];
    if (!name || !field) continue;
    const text = `Edited ${random.word()}`;
    const answer = await t.owner.patch(`/${entity.route}/${id}`, { [name]: text });
    if (answer.status === 200) edits.set(`${entity.table} ${id}`, { [columnName(name, field)]: text });
  }
  return edits;
}

/** Long after, when what was deleted then is gone for good: what the merge put away is not. */
async function letTimePass(merge: string): Promise<void> {
  const away = await t.db.rows<{ ids: string[] }>(
    sql`select put_away as ids from record_merge where id = ${merge}`,
  );
  for (const { table } of t.app.registry.entities.filter((e) => !e.isInternal))
    await t.db.rows(sql`update ${sql.table(table)} set deleted_at = now() - interval '400 days'
      where deleted_at is not null and id = any(${away[0]?.ids ?? []}::uuid[])`);
  await emptyRecycleBin.run(systemContext(t.app, 'test'), {});
}
