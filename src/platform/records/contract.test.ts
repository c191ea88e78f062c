import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../../app/modules.ts';
import type { Entity } from '../../kernel/entity.ts';
import { languages } from '../../kernel/i18n.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { type Samples, samplesFor, writable } from '../../testing/samples.ts';
import { sql } from '../database/sql.ts';
import { entityLabel, fieldLabel } from '../i18n/labels.ts';
import type { Values } from '../module.ts';
import { createRegistry } from '../registry.ts';

/** What every declared entity must do, by being declared. */
const registry = createRegistry(modules);
const entities = registry.entities.filter((e) => !e.isInternal);
const creatable = entities
  .filter((e) => e.verbs.includes('create') && !e.kinds)
  .map((e) => [e.name, e] as const);

let t: TestApp;
let samples: Samples;
let reader: Client;
beforeAll(async () => {
  t = await startTestApp();
  samples = samplesFor(t.app.registry, t.owner);
  reader = await t.user('readOnly');
});
afterAll(() => t?.close());

const auditOf = async (id: string): Promise<{ verb: string; changes: Values }[]> =>
  t.db.rows(sql`select verb, changes from audit_entry where record_id = ${id} order by version, at`);

describe.each(creatable)('%s', (_name, entity) => {
  const path = `/${entity.route}`;

  test('keeps what it is given, and says who did it', async () => {
    const input = await samples.input(entity, { full: true });
    const { status, body, text } = await t.owner.post(path, input);
    expect(status, text).toBe(201);
    const read = await t.owner.get(`${path}/${body.id}`);
    for (const [name, value] of Object.entries(input)) {
      if (value !== undefined) expect(shown(read.body[name]), name).toEqual(normal(entity, name, value));
    }
    const [entry] = await auditOf(body.id);
    expect(entry?.verb).toBe('created');
  });

  test('finds it in the list, counts it, and takes it out and back', async () => {
    const { id } = await samples.create(entity);
    const mine = { filter: { field: 'id', op: 'eq', value: id }, count: 'true' };
    expect((await t.owner.get(path, mine)).body).toMatchObject({
      items: [{ id }],
      count: { value: 1, exact: true },
    });
    if (!entity.verbs.includes('delete')) return;
    expect((await t.owner.delete(`${path}/${id}`)).status).toBe(204);
    expect((await t.owner.get(`${path}/${id}`)).status).toBe(404);
    expect((await t.owner.get(path, mine)).body.items).toEqual([]);
    expect((await t.owner.get(path, { ...mine, deleted: 'true' })).body.items).toHaveLength(1);
    expect((await t.owner.post(`${path}/${id}/restore`)).status).toBe(200);
    expect((await t.owner.get(path, mine)).body.items).toHaveLength(1);
  });

  test('takes a change, refuses one that overwrites another', async () => {
    const name = await changeable(entity);
    if (!name || !entity.verbs.includes('update')) return;
    const record = await samples.create(entity);
    const first = await samples.value(entity, name);
    const answer = await t.owner.patch(`${path}/${record.id}`, { [name]: first, version: 1 });
    expect(answer.status, answer.text).toBe(200);
    const second = await samples.value(entity, name);
    const late = await t.owner.patch(`${path}/${record.id}`, { [name]: second, version: 1 });
    expect(late.status, late.text).toBe(412);
    expect(late.body.problems).toMatchObject([{ field: name, code: 'changed_meanwhile' }]);
    expect(shown((await t.owner.get(`${path}/${record.id}`)).body[name])).toEqual(
      normal(entity, name, first),
    );
  });

  test('names what is wrong with the input, and keeps nothing of it', async () => {
    const before = await rowsOf(entity);
    const unknown = await t.owner.post(path, { ...(await samples.input(entity)), no_such_field: 1 });
    expect([unknown.status, unknown.body.problems]).toEqual([
      422,
      [{ field: 'no_such_field', code: 'unknown_field' }],
    ]);
    for (const [name, field] of writable(entity).filter(
      ([, f]) => f.required && f.type !== 'json' && f.type !== 'boolean',
    )) {
      const wrong = await t.owner.post(path, {
        ...(await samples.input(entity)),
        [name]: field.type === 'text' ? 12 : { odd: true },
      });
      expect(wrong.status, `${name}: ${wrong.text}`).toBe(422);
      expect(
        wrong.body.problems.some((p) => p.field === name || p.field.startsWith(`${name}.`)),
        wrong.text,
      ).toBe(true);
    }
    expect((await rowsOf(entity)) - before).toBeLessThanOrEqual(0);
  });

  test('is closed to a reader', async () => {
    const { id } = await samples.create(entity);
    const input = await samples.input(entity);
    const before = await snapshot(entity);
    expect((await reader.post(path, input)).status).toBe(403);
    if (entity.verbs.includes('update'))
      expect([403, 404]).toContain((await reader.patch(`${path}/${id}`, input)).status);
    if (entity.verbs.includes('delete'))
      expect([403, 404]).toContain((await reader.delete(`${path}/${id}`)).status);
    expect(await snapshot(entity)).toEqual(before);
    expect((await t.anonymous.get(path)).status).toBe(401);
    expect((await t.anonymous.get(`${path}/${id}`)).status).toBe(401);
  });
});

describe.each(entities.map((e) => [e.name, e] as const))('%s', (_name, entity) => {
  test('is called something in three languages', () => {
    for (const language of languages) {
      expect(entityLabel(language, entity), language).not.toBe(entity.name);
      const unnamed = Object.keys(entity.fields).filter(
        (name) => !entity.fields[name]?.internal && fieldLabel(language, entity, name) === name,
      );
      expect(unnamed, language).toEqual([]);
    }
  });
});

async function rowsOf(entity: Entity): Promise<number> {
  const row = await t.db.one<{ n: number }>(sql`select count(*)::int as n from ${sql.table(entity.table)}`);
  return row?.n ?? 0;
}
const snapshot = (entity: Entity): Promise<unknown[]> =>
  t.db.rows(sql`select * from ${sql.table(entity.table)} order by id`);

/** A plain text field that the API lets one change. */
async function changeable(entity: Entity): Promise<string | undefined> {
  return writable(entity).find(
    ([name, f]) =>
      f.type === 'text' &&
      !f.format &&
      !f.setOnce &&
      !name.startsWith('tax') &&
      name !== 'key' &&
      name !== 'entity' &&
      name !== 'value' &&
      name !== 'list',
  )?.[0];
}

/** References are read with names and compared by id. */
function shown(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  if ('id' in value && 'entity' in value) return { entity: value.entity, id: value.id };
  return 'id' in value ? value.id : value;
}

function normal(entity: Entity, name: string, value: unknown): unknown {
  if (entity.fields[name]?.type === 'instant') return String(value).replace(/\.000Z$/, '+00:00');
  return value === '' ? null : value;
}
