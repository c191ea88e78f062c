import ExcelJS from '@protobi/exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportCheck } from '../../../kernel/import-api.ts';
import type { Row } from '../../../testing/client.ts';
import { type ImportRecord, importFiles, uploadFile } from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { encode } from '../parse/encode.testing.ts';

/** What companies bring from amoCRM, Bitrix24, Excel: their words, their slips, and the same file a second time. */
let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({
    work: true,
    language: 'ru',
    country: 'RU',
    currency: 'RUB',
    timeZone: 'Europe/Moscow',
  });
});
afterAll(() => t?.close());

const bring = async (name: string, rows: string[] | Uint8Array): Promise<ImportRecord> => {
  const bytes = Array.isArray(rows) ? encode(rows.join('\r\n'), 'windows-1251') : rows;
  const [record] = await importFiles(t, [[name, bytes]]);
  if (!record) throw new Error('no import');
  return record;
};
const of = async (route: string, name: string): Promise<Row[]> =>
  (await t.owner.get(`/${route}`, { filter: { field: 'name', op: 'eq', value: name } })).body.items;
const one = async (route: string, name: string): Promise<Row | undefined> => (await of(route, name))[0];
const named = (value: unknown): unknown => (value as { name?: string } | null)?.name;
const refused = async ({ id }: ImportRecord): Promise<unknown[]> =>
  (await t.owner.get<{ items: Row[] }>(`/imports/${id}/refused`)).body.items.flatMap(({ line, problems }) =>
    (problems as { field: string; code: string }[]).map((p) => [line, p.field, p.code]),
  );
const questions = async (rows: string[]): Promise<ImportCheck['questions']> => {
  const { id } = await uploadFile(t.owner, 'q.csv', Buffer.from(rows.join('\n')));
  const { body } = await t.owner.post<{ items: ImportCheck[] }>('/imports/check', { ids: [id] });
  return body.items.flatMap((i) => i.questions);
};

describe('the deals of another program', () => {
  let record: ImportRecord;
  beforeAll(async () => {
    record = await bring('сделки.csv', [
      '№;Наименование сделки;Контрагент;Ответственный;Бюджет;Валюта;Дата создания;Дата закрытия;Статус;Теги;Комментарий',
      '1;Трубы;ООО «Север»;Olga Owner;1 234,56;;31.12.2025;15.01.2026;Успешно реализовано;опт, север;много',
      '2;Муфты;ООО "Север";olga@example.com;12 500,00 руб.;;01.11.2025;;;;',
      '3;Краны;ООО «Север»;Olga Owner;$1,200.50;;03.10.2025;30.02.2025;Успешно реализовано;;',
      '4;Насосы;Сервер;;$1,200.50;;05.10.2025;30.11.2025;Закрыто и не реализовано;;',
      '5;Фитинги;Сервер;—;900;EUR;05.10.2025;-;;;',
    ]);
  });

  test('are understood by the words that it uses, and one wrong day costs its own row only', async () => {
    expect(record).toMatchObject({ created: 4, refused: 1 });
    expect(await refused(record)).toEqual([[4, 'closedOn', 'invalid_date']]);
    expect(await one('deals', 'Трубы')).toMatchObject({
      amount: { amount: '1234.56', currency: 'RUB' },
      openedOn: '2025-12-31',
      closedOn: '2026-01-15',
      outcome: 'won',
      tags: ['опт', 'север'],
      description: 'много',
    });
    expect(await one('deals', 'Насосы')).toMatchObject({
      amount: { amount: '1200.5', currency: 'USD' },
      outcome: 'lost',
    });
  });

  test('a currency in a column of its own, a stroke for nothing, a colleague by address', async () => {
    expect(await one('deals', 'Фитинги')).toMatchObject({
      amount: { amount: '900', currency: 'EUR' },
      owner: null,
      closedOn: null,
    });
    expect(named((await one('deals', 'Муфты'))?.['owner'])).toBe('Olga Owner');
  });

  test('of one name for two customers stay two, also the second time', async () => {
    const rows = ['Сделка;Клиент;Дата начала', 'Продление;Первый;01.02.2025', 'Продление;Второй;01.02.2025'];
    expect(await bring('продления.csv', rows)).toMatchObject({ created: 2 });
    expect(await bring('продления.csv', rows)).toMatchObject({ created: 0, skipped: 2 });
    expect((await of('deals', 'Продление')).map((d) => named(d['party'])).sort()).toEqual([
      'Второй',
      'Первый',
    ]);
  });
});

describe('customers', () => {
  const companies = [
    'Название;ИНН;E-mail',
    'Башня;274062111;A@BASHNYA.RU',
    'Дубль;77 36 050003;',
    'Без номера;;',
  ];
  const people = [
    'Фамилия;Имя;E-mail;Компания;Должность',
    'Дублев;Дуб;DUB@DUB.RU;Дубль;',
    'Тихий;Иван;;Дубль;',
  ];

  test('the zero that Excel took from a tax number is given back where the check digits say so', async () => {
    expect(await bring('компании.csv', companies)).toMatchObject({ created: 3 });
    expect(await one('companies', 'Башня')).toMatchObject({ taxKind: 'inn', taxNumber: '0274062111' });
  });

  test('the same file again makes nobody twice, however keys are written and where they lack', async () => {
    expect(await bring('люди.csv', people)).toMatchObject({ created: 2 });
    for (const rows of [companies, people])
      expect(await bring('ещё.csv', rows)).toMatchObject({ created: 0, updated: 0, refused: 0 });
  });

  test('a number is read in its customer’s country, also where that is known only later', async () => {
    await bring('за рубежом.csv', [
      'Название;Страна;Телефон',
      'Nantes;France;02.40.32.25.55',
      'Ames;USA;2035557845',
    ]);
    const french = await one('companies', 'Nantes');
    expect([french?.['phone'], (await one('companies', 'Ames'))?.['phone']]).toEqual([
      '+33240322555',
      '+12035557845',
    ]);
    const { id } = (await t.owner.post('/companies', { name: 'Berlin' })).body;
    await t.owner.post('/channels', { party: id, kind: 'phone', value: '030 123456' });
    await t.owner.patch(`/companies/${id}`, { country: 'DE' });
    expect((await one('companies', 'Berlin'))?.['phone']).toBe('+4930123456');
    expect((await t.owner.get('/search', { q: '4930123456' })).text).toContain('Berlin');
  });

  test('a person who works elsewhere now is shown there', async () => {
    await bring('новые.csv', [
      'Фамилия;Имя;E-mail;Компания;Должность',
      'Дублев;Дуб;dub@dub.ru;Башня;директор',
    ]);
    const person = await one('people', 'Дуб Дублев');
    expect([named(person?.['company']), person?.['position']]).toEqual(['Башня', 'директор']);
  });

  test('a new name in two columns is one new customer', async () => {
    const label = {
      entity: 'deals.deal',
      label: 'Плательщик',
      type: 'ref',
      settings: { to: 'contacts.company' },
    };
    await t.owner.post('/custom-fields', label);
    await bring('плательщики.csv', [
      'Сделка;Клиент;Плательщик',
      'Первая;Единый;Единый',
      'Вторая;Другой;Единый',
    ]);
    expect(await of('companies', 'Единый')).toHaveLength(1);
  });

  test('spellings of one name are one new customer, under the commonest', async () => {
    const rows = [
      'Сделка;Клиент',
      'Первая;ООО «Двукавычкин»',
      'Вторая;ООО "Двукавычкин"',
      'Третья;ООО "Двукавычкин"',
    ];
    const asked = await questions(rows);
    expect(asked.map((q) => q.answer)).toEqual(asked.map(() => ({ create: 'ООО "Двукавычкин"' })));
    await bring('кавычки.csv', rows);
    expect((await t.owner.get('/companies', { q: 'Двукавычкин' })).body.items).toHaveLength(1);
  });

  test('a name without its legal form is asked about, the company of that name proposed', async () => {
    await t.owner.post('/companies', { name: 'ООО «Газ-Инвест»' });
    await t.owner.post('/companies', { name: 'АО «Нефть-Инвест»' });
    const asked = await questions(['Сделка;Клиент', 'Одна;Газ-Инвест', 'Другая;ООО Нефть-Инвест']);
    const answers = asked.map((q) => [q.proposals[0]?.label, 'use' in q.answer]);
    expect(answers).toEqual([
      ['ООО «Газ-Инвест»', true],
      ['АО «Нефть-Инвест»', false],
    ]);
  });
});

test('per cent, currencies, days and texts among the numbers of a workbook', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Товары');
  sheet.addRow(['Артикул', 'Товар', 'Цена', 'НДС', 'Ед.изм.']);
  sheet.addRow(['00017', 'Стол', 1999.9, 0.12, 'шт']);
  sheet.addRow(['00018', 'Стул', '2 000,50', 0.2, 'шт']);
  sheet.getColumn(3).numFmt = '[$$-409]#,##0.00';
  sheet.getColumn(4).numFmt = '0%';
  await bring('товары.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  expect(await one('products', 'Стол')).toMatchObject({
    code: '00017',
    price: { amount: '1999.9', currency: 'USD' },
    vatRate: '12',
    unit: 'шт',
  });
  expect(await one('products', 'Стул')).toMatchObject({ price: { amount: '2000.5' }, vatRate: '20' });
  const staff = new ExcelJS.Workbook().addWorksheet('Люди');
  staff.addRow(['Фамилия', 'Имя', 'Дата рождения']);
  staff.addRow(['Числов', 'День', 30000]);
  staff.addRow(['Текстов', 'День', '31.12.1984']);
  await bring('люди.xlsx', Buffer.from(await staff.workbook.xlsx.writeBuffer()));
  expect([
    (await one('people', 'День Числов'))?.['birthday'],
    (await one('people', 'День Текстов'))?.['birthday'],
  ]).toEqual(['1982-02-18', '1984-12-31']);
});
