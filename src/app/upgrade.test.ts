import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defineEntity } from '../kernel/entity.ts';
import * as f from '../kernel/field.ts';
import { Product } from '../modules/products/product.entity.ts';
import { diffSchemas } from '../platform/database/differ.ts';
import { type Schema, schemaOf } from '../platform/database/model.ts';
import type { Module } from '../platform/module.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startTestApp, type TestApp } from '../testing/fixture.ts';
import { modules } from './modules.ts';

/**
 * An installation that its company has made its own (fields, a formula, a view, a role) comes to this version's
 * declarations. The earlier version is this one with other products: a field under another name, one that is gone since, two
 * that had not yet been thought of.
 */
const { description: _, series: __, isRetired: ___, ...kept } = Product.fields;
const EarlierProduct = defineEntity({
  name: 'products.product',
  route: 'products',
  icon: 'package',
  title: 'name',
  sort: 'name',
  access: { by: 'everyone' },
  fields: {
    ...kept,
    about: f.longText('pr08'),
    color: f.text('pr99', { required: true, max: 20, default: 'red' }),
  },
  indexes: [['color']],
});
const isProducts = (m: Module): boolean => m.name === 'products';
const earlier = modules.map((m) => (isProducts(m) ? { ...m, entities: [EarlierProduct] } : m));
const schemaFrom = (all: Module[]): Schema => schemaOf(all.flatMap((m) => m.entities ?? []));

let database: TestDatabase;
let t: TestApp;
let keys: { size: string; twice: string; colored: string };
let product: string;
let view: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await run(['drop schema public cascade', 'create schema public', 'create extension pg_trgm']);
  await run(diffSchemas([], schemaFrom(earlier)));
  const old = await startTestApp({ database, modules: earlier });
  await customise(old);
  await old.close();
  await run(diffSchemas(schemaFrom(earlier), schemaFrom(modules)));
  t = await startTestApp({ database });
});
afterAll(async () => {
  await t?.close();
  await database?.drop();
});

test('a field that was renamed holds what it held, and one that was removed is gone from sight alone', async () => {
  const { body } = await t.owner.get(`/products/${product}`);
  expect(body).toMatchObject({ name: 'Drill', description: 'Strong', series: null, isRetired: false });
  expect(body).not.toHaveProperty('color');
  expect((await t.db.raw('select color from product')).rows).toEqual([{ color: 'blue' }]);
  const made = await t.owner.post('/products', { name: 'Saw', series: 'S' });
  expect(made.status, 'the removed field demands nothing any more').toBe(201);
});

test('the company’s own fields and their formulas hold, but for what read a field that is gone', async () => {
  const { body } = await t.owner.get(`/products/${product}`);
  expect(body).toMatchObject({ [keys.size]: '12', [keys.twice]: '24' });
  expect(body).not.toHaveProperty(keys.colored);
  const found = await t.owner.get('/products', {
    filter: { field: keys.size, op: 'gt', value: '10' },
    count: true,
  });
  expect(found.body.count.value).toBe(1);
  const fields = await t.owner.get('/custom-fields');
  expect(fields.body.items, 'what cannot be worked out can still be mended').toHaveLength(3);
});

test('a role and a view that name what is gone do their other work', async () => {
  const seller = await t.user('seller');
  expect((await seller.get(`/products/${product}`)).body).toMatchObject({ name: 'Drill' });
  expect((await t.owner.get(`/views/${view}`)).body['definition']).toMatchObject({
    columns: ['name', 'color'],
  });
});

test('what the company made of a field goes along when it is renamed, and is passed over when it is gone', async () => {
  const overlays = await t.owner.get('/field-overlays');
  expect(overlays.body.items).toHaveLength(2);
  const meta = await t.owner.get<{ entities: { name: string; fields: { name: string }[] }[] }>('/meta');
  const fields = meta.body.entities.find((e) => e.name === 'products.product')?.fields;
  expect(fields?.find((f) => f.name === 'description')).toMatchObject({ overlay: { label: 'What it does' } });
});

async function customise(old: TestApp): Promise<void> {
  const field = async (label: string, type: string, settings: object): Promise<string> => {
    const made = await old.owner.post('/custom-fields', {
      entity: 'products.product',
      label,
      type,
      settings,
      isExpected: false,
    });
    expect(made.status, made.text).toBe(201);
    return String(made.body['key']);
  };
  const size = await field('Size', 'decimal', { scale: 0 });
  keys = {
    size,
    twice: await field('Twice', 'formula', { expression: `${size} * 2` }),
    colored: await field('Colored', 'formula', { expression: 'color' }),
  };
  for (const [id, label] of [
    ['pr08', 'What it does'],
    ['pr99', 'Paint'],
  ])
    await old.owner.post('/field-overlays', { entity: 'products.product', field: id, label });
  const values = { name: 'Drill', about: 'Strong', color: 'blue', [size]: '12' };
  const made = await old.owner.post('/products', values);
  expect(made.status, made.text).toBe(201);
  product = made.body.id;
  const set = { entity: 'products.product', name: 'Colors', definition: { columns: ['name', 'color'] } };
  view = (await old.owner.post('/views', set)).body.id;
  const [role] = (await old.owner.get('/roles', { filter: { field: 'kind', op: 'eq', value: 'seller' } }))
    .body.items;
  const permissions = {
    ...(role?.['permissions'] as object),
    fields: { 'products.product': { color: 'hidden' } },
  };
  expect((await old.owner.patch(`/roles/${role?.id}`, { permissions })).status).toBe(200);
}

async function run(statements: string[]): Promise<void> {
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
