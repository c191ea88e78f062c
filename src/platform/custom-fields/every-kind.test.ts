import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

/** Every kind of field of the company's own in a list longer than a page, in filters, groups, roll-ups and search. */
let t: TestApp;
const keys: Record<string, string> = {};
const field = async (entity: string, type: string, settings: object = {}, more: object = {}) => {
  const { status, body, text } = await t.owner.post<{ key: string; id: string; version: number }>(
    '/custom-fields',
    { entity, label: `${entity} ${type}`, type, settings, ...more },
  );
  expect(status, text).toBe(201);
  return body;
};

beforeAll(async () => {
  t = await startTestApp({ work: true });
  for (const type of ['text', 'integer', 'decimal', 'money', 'boolean', 'date', 'instant'])
    keys[type] = (await field('deals.deal', type)).key;
  keys['client'] = (await field('deals.deal', 'ref', { to: 'contacts.company' })).key;
  keys['formula'] = (await field('deals.deal', 'formula', { expression: `${keys['integer']} * 2` })).key;
  const party = (await t.owner.post('/companies', { name: 'Buyer' })).body.id;
  for (const n of [3, 1, 2]) {
    const values = {
      [keys['text'] ?? '']: `t${n}`,
      [keys['integer'] ?? '']: n,
      [keys['decimal'] ?? '']: `${n}.5`,
      [keys['money'] ?? '']: { amount: `${n}0`, currency: 'UZS' },
      [keys['boolean'] ?? '']: n === 3,
      [keys['date'] ?? '']: `2026-0${n}-28`,
      [keys['instant'] ?? '']: `2026-0${n}-28T20:30:00+05:00`,
      [keys['client'] ?? '']: party,
    };
    const made = await t.owner.post('/deals', {
      name: `Deal ${n}`,
      party,
      openedOn: '2026-01-01',
      ...values,
    });
    expect(made.status, made.text).toBe(201);
  }
  await t.owner.post('/deals', { name: 'Deal 0', party, openedOn: '2026-01-01' });
}, 60_000);
afterAll(() => t?.close());

const names = async (query: object): Promise<string> => {
  const { status, text, body } = await t.owner.get('/deals', { ...query });
  expect(status, text).toBe(200);
  return body.items.map((i) => String(i['name']).at(-1)).join('');
};

describe('sorted and read page by page', () => {
  test.each(['text', 'integer', 'decimal', 'money', 'date', 'instant', 'formula'])('%s', async (kind) => {
    for (const [sort, expected] of [
      [keys[kind], '1230'],
      [`-${keys[kind]}`, '3210'],
    ]) {
      let read = '';
      let cursor: string | null | undefined;
      do {
        const { status, text, body } = await t.owner.get('/deals', { sort, limit: 1, cursor });
        expect(status, text).toBe(200);
        read += body.items.map((i) => String(i['name']).at(-1)).join('');
        cursor = body.next;
      } while (cursor);
      expect(read).toBe(expected);
    }
  });
});

test('moments are compared as moments, in whatever zone they are written', async () => {
  const by = (op: string, value: unknown) =>
    names({ filter: { field: keys['instant'], op, value }, sort: keys['integer'] });
  expect([
    await by('gte', '2026-02-28T15:30:00Z'),
    await by('gt', '2026-02-28T15:30:00Z'),
    await by('eq', '2026-02-28T17:30:00+02:00'),
    await by('between', ['2026-01-01T00:00:00Z', '2026-02-28T15:30:00.000Z']),
    await by('within', 'past'),
  ]).toEqual(['23', '3', '2', '12', '123']);
});

test('moments are put together by month, and the group opens its records', async () => {
  const { body } = await t.owner.post<{ lines: { keys: string[]; condition: object }[] }>('/reports/run', {
    entity: 'deals.deal',
    rows: [{ field: keys['instant'], by: 'month' }],
    values: [{ key: 'a', fn: 'count' }],
  });
  const february = body.lines.find((l) => l.keys[0] === '2026-02-01');
  expect(await names({ filter: february?.condition })).toBe('2');
});

test('a roll-up reads numbers and links of the company’s own, also after a restart', async () => {
  for (const by of ['party', keys['client']]) {
    const rollup = { of: 'deals.deal', by, fn: 'sum', field: keys['decimal'] };
    const { key } = await field('contacts.company', 'rollup', { rollup }, { label: `Sum by ${by}` });
    await t.app.refresh();
    expect((await t.owner.get('/companies', { q: 'Buyer' })).body.items[0]?.[key]).toBe('7.5');
  }
});

test('records are found by a field from when it is searched until it is deleted', async () => {
  const { key, id, version } = await field('contacts.company', 'text');
  await t.owner.post('/companies', { name: 'Quiet', [key]: 'zanzibar' });
  const found = async (): Promise<number> =>
    (await t.owner.get<{ items: object[] }>('/search', { q: 'zanzibar' })).body.items.length;
  expect(await found()).toBe(0);
  await t.owner.patch(`/custom-fields/${id}`, { isSearched: true, version });
  await expect.poll(found).toBe(1);
  await t.owner.delete(`/custom-fields/${id}`);
  await expect.poll(found).toBe(0);
  await t.owner.post(`/custom-fields/${id}/restore`);
  await expect.poll(found).toBe(1);
});
