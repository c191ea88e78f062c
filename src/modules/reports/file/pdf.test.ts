import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Europe/Moscow', currency: 'RUB', language: 'ru', country: 'RU' });
  for (const [name, city, amount] of [
    ['Заря', 'Ижевск', '1234.50'],
    ['Gʻalaba', 'Qoʻqon', '1000'],
    ['<b>Ёлка</b> & Co', null, '99'],
  ]) {
    const party = (await t.owner.post('/companies', { name, city })).body.id;
    const made = await t.owner.post('/deals', { name, party, amount: { amount, currency: 'RUB' } });
    expect(made.status, made.text).toBe(201);
  }
});
afterAll(() => t.close());

const read = async (question: object): Promise<{ pages: string[]; status: number }> => {
  const { rawPayload, statusCode, headers } = await t.server.inject({
    url: '/api/v1/reports/file',
    query: { question: JSON.stringify(question), format: 'pdf', name: 'Сделки по городам' },
    headers: t.owner.headers,
  });
  expect(headers['content-type']).toBe('application/pdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)));
  // Words that wrap are read back with line breaks.
  return { pages: text.map((page) => page.replace(/\s+/g, ' ')), status: statusCode };
};

test('a paper says what was asked, in its letters: Cyrillic, oʻ, the rouble; with totals and page numbers', async () => {
  const { pages } = await read({
    entity: 'deals.deal',
    filter: {
      all: [
        { field: 'outcome', op: 'in', value: ['open', 'won'] },
        { field: 'owner', op: 'in', value: [t.owner.id] },
      ],
    },
    rows: [{ field: 'party' }, { field: 'party.city' }],
    values: [
      { key: 'a', fn: 'count' },
      { key: 'b', fn: 'sum', field: 'amount' },
    ],
    period: { field: 'createdAt', named: 'thisYear' },
  });
  expect(pages.length).toBe(1);
  const [page = ''] = pages;
  for (const words of [
    'Сделки по городам',
    'Заря',
    'Ижевск',
    'Gʻalaba',
    'Qoʻqon',
    '<b>Ёлка</b> & Co',
    'Olga Owner',
  ])
    expect(page).toContain(words);
  expect(page).toMatch(/1 234,5 ₽/);
  expect(page).toMatch(/Итого 3 2 333,5 ₽/);
  expect(page).toMatch(/Europe\/Moscow/);
  expect(page).toMatch(/1 \/ 1/);
  expect(page).toContain('Не указано');
});

test('a long one goes over pages, each with its heading and number', async () => {
  for (let i = 0; i < 60; i++) await t.owner.post('/companies', { name: `Фирма ${i}` });
  const { pages } = await read({
    entity: 'contacts.company',
    rows: [{ field: 'name' }],
    values: [{ key: 'a', fn: 'count' }],
  });
  expect(pages.length).toBeGreaterThan(1);
  for (const [i, page] of pages.entries()) {
    expect(page).toContain(`${i + 1} / ${pages.length}`);
    expect(page).toContain('Количество записей');
  }
  expect(pages.at(-1)).toContain('Итого');
});

test('a wide one goes on below with its other columns, so that none is left out', async () => {
  const names = Array.from({ length: 14 }, (_, i) => `Покупатель ${i + 1}`);
  // As wide as two pages, were it let stand in one line.
  const long = 'Ы'.repeat(290);
  const party = (await t.owner.post('/companies', { name: long })).body.id;
  await t.owner.post('/deals', { name: 'Поставка', party, amount: { amount: '1', currency: 'RUB' } });
  for (const name of names) {
    const party = (await t.owner.post('/companies', { name })).body.id;
    const amount = { amount: '1234567.89', currency: 'RUB' };
    await t.owner.post('/deals', { name: 'Поставка', party, amount });
  }
  const { pages } = await read({
    entity: 'deals.deal',
    form: 'pivot',
    rows: [{ field: 'outcome' }],
    columns: [{ field: 'party' }],
    values: [
      { key: 'a', fn: 'count' },
      { key: 'b', fn: 'sum', field: 'amount' },
    ],
  });
  const paper = pages.join(' ');
  expect(paper.replaceAll(' ', '')).toContain(long);
  for (const name of names) expect(paper.split(`${name} `).length, name).toBe(2);
  expect(paper).toMatch(/18 17 286 284,96 ₽/);
  expect(paper).not.toContain('XLSX');
});

test('cohorts stand as on the screen: by how much later, and blank where nothing can be known yet', async () => {
  const { pages } = await read({
    entity: 'deals.deal',
    form: 'cohort',
    rows: [{ field: 'party.createdAt', by: 'month' }],
    columns: [{ field: 'createdAt', by: 'month' }],
    values: [{ key: 'a', fn: 'count' }],
  });
  expect(pages.join(' ')).toMatch(/Всего месяц 0 \S+ \d{4} 18 18 Итого 18/);
});
