import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entity } from '../../../kernel/entity.ts';
import type { Row } from '../../../testing/client.ts';
import {
  hasMaven,
  type ImportRecord,
  importFiles,
  mavenFile,
  settled,
  uploadFile,
} from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { samplesFor } from '../../../testing/samples.ts';

/** Everything that a company's work consists of; the order is the importer's affair. */
const routes = [
  'deals',
  'tasks',
  'notes',
  'calls',
  'impressions',
  'employments',
  'channels',
  'people',
  'companies',
  'deal-lines',
  'products',
  'stage-tasks',
  'stages',
  'process-versions',
  'processes',
  'department-memberships',
  'role-assignments',
  'roles',
  'departments',
  'users',
  'choices',
];
const entitiesOf = (t: TestApp): Entity[] => routes.flatMap((route) => t.app.registry.byRoute(route) ?? []);

describe.runIf(hasMaven())('what one installation exports, another takes in whole', () => {
  let from: TestApp;
  let to: TestApp;
  let imports: ImportRecord[] = [];

  beforeAll(async () => {
    [from, to] = await Promise.all([
      startTestApp({ work: true, currency: 'USD' }),
      startTestApp({ work: true, currency: 'USD' }),
    ]);
    await fillSource(from);
    const ids: string[] = [];
    for (const entity of entitiesOf(from)) {
      const file = await from.owner.get(`/${entity.route}/export`, { format: 'csv', as: 'ids' });
      expect(file.status, file.text).toBe(200);
      ids.push((await uploadFile(to.owner, `${entity.route}.csv`, Buffer.from(file.text))).id);
    }
    const run = await to.owner.post('/imports/run', { ids });
    expect(run.status, run.text).toBe(200);
    imports = await settled(to, ids);
  }, 180_000);
  afterAll(() => Promise.all([from?.close(), to?.close()]));

  test('every file is known for what it is, and nothing is refused', async () => {
    const told = await Promise.all(
      imports.map(async (i) => [
        i.name,
        i.plan.steps[0]?.entity,
        i.state,
        i.failure,
        i.refused,
        i.refused ? (await to.owner.get(`/imports/${i.id}/refused`)).body.items[0] : null,
      ]),
    );
    expect(told).toEqual(entitiesOf(from).map((e) => [`${e.route}.csv`, e.name, 'done', null, 0, null]));
  });

  test.each(routes)(
    '%s are equal in every field, relation and date',
    async (route) => {
      const [a, b] = await Promise.all([all(from, route), all(to, route)]);
      expect(b).toHaveLength(a.length);
      expect(b).toEqual(a);
    },
    60_000,
  );

  test('figures are equal', async () => {
    const query = {
      metrics: 'deals.won,deals.wonCount,deals.lostCount,deals.winRate,deals.pipeline,deals.cycle',
      group: 'owner',
    };
    const figures = async (t: TestApp): Promise<unknown> =>
      (await t.owner.get<{ rows: { name: string; values: object }[] }>('/figures', query)).body.rows
        .map((r) => [r.name, r.values])
        .sort();
    expect(await figures(to)).toEqual(await figures(from));
  });
});

/** The Maven company with a part of its deals, and a record of every other kind with every field filled in. */
async function fillSource(t: TestApp): Promise<void> {
  const deals = mavenFile('sales_pipeline.csv')
    .toString()
    .split('\n')
    .filter((_, i) => i === 0 || i % 20 === 3)
    .join('\n');
  await importFiles(t, [
    ['sales_teams.csv', mavenFile('sales_teams.csv')],
    ['products.csv', mavenFile('products.csv')],
    ['accounts.csv', mavenFile('accounts.csv')],
    ['sales_pipeline.csv', Buffer.from(deals)],
  ]);
  const samples = samplesFor(t.app.registry, t.owner);
  for (const route of ['employments', 'channels', 'impressions', 'deal-lines', 'tasks', 'notes', 'calls']) {
    const entity = t.app.registry.byRoute(route);
    if (entity) await samples.create(entity, { full: true });
  }
}

/** All records, ids as names; what each installation says of its own writing apart. */
async function all(t: TestApp, route: string): Promise<string[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Row[]; next: string | null } = (
      await t.owner.get(`/${route}`, { limit: 200, sort: 'createdAt', ...(cursor ? { cursor } : {}) })
    ).body;
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([name]) => !own.has(name))
          .map(([name, value]) => [name, named(value)]),
      ),
    )
    .sort();
}
const own = new Set([
  'id',
  'version',
  'updatedAt',
  'updatedBy',
  'createdAt',
  'createdBy',
  'incomplete',
  'publishedAt',
  'lastSeenAt',
  'hasTwoFactor',
  'permissions',
]);

const named = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(named);
  if (value === null || typeof value !== 'object') return value;
  const { id, ...others } = value as Record<string, unknown>;
  return id === undefined ? value : { name: others['name'] };
};
