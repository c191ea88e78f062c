import ExcelJS from '@protobi/exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../../testing/client.ts';
import {
  answerQuestions,
  type ImportRecord,
  importFiles,
  sendFile,
  settled,
  uploadFile,
} from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { encode } from '../parse/encode.testing.ts';

/** Tables as people have them: made by hand, by Excel, by whoever had the spreadsheet before. */
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

const bring = async (name: string, bytes: Uint8Array): Promise<ImportRecord> => {
  const [record] = await importFiles(t, [[name, bytes]]);
  if (!record) throw new Error('no import');
  return record;
};
const all = async (route: string): Promise<Row[]> =>
  (await t.owner.get(`/${route}`, { limit: 200 })).body.items;
const named = (value: unknown): unknown => (value as { name?: string } | null)?.name;
const refusals = async ({ id }: ImportRecord): Promise<unknown[]> =>
  (await t.owner.get<{ items: Row[] }>(`/imports/${id}/refused`)).body.items.map(({ line, problems }) => [
    line,
    (problems as { code: string }[])[0]?.code,
  ]);

describe('people with their companies, phones and addresses', () => {
  let record: ImportRecord;
  let people: Row[];
  beforeAll(async () => {
    const rows = [
      'ФИО;Компания;Должность;Телефон;Эл. почта;Дата рождения',
      'Петрова Анна;ООО «Ромашка»;директор;8 (495) 123-45-67;anna@romashka.example, a.petrova@mail.example;01.02.1980',
      'Иванов Пётр;ООО «Ромашка»;;+7 916 123 45 67; Petr@Romashka.Example ;',
      'Сидоров Олег;ЗАО "Василёк";менеджер;8-916-765-43-21, 8 495 765-43-21 доб. 12;нет;31.12.1975',
      'Сидоров Олег;ЗАО "Василёк";менеджер;8-916-765-43-21, 8 495 765-43-21 доб. 12;нет;31.12.1975',
      'Битая Почта;;;—;нет@;',
      ';;;;;',
      'Ольга Ким;;;998 90 123 45 67;olga@kim.example/olga.k@kim.example;',
    ];
    record = await bring('контакты.csv', encode(rows.join('\r\n'), 'windows-1251'));
    people = await all('people');
  });

  test('an empty row is none, a repeated one is skipped, a wrong address refuses its row', async () => {
    expect(record).toMatchObject({ state: 'done', created: 4, skipped: 1, refused: 1 });
    expect(await refusals(record)).toEqual([[6, 'invalid_email']]);
  });

  test('companies are made once and linked, dates and forms of phones understood', () => {
    const told = people.map((p) => [
      p['name'],
      named(p['company']),
      p['position'],
      p['phone'],
      p['birthday'],
    ]);
    expect(told.sort()).toEqual([
      ['Иванов Пётр', 'ООО «Ромашка»', null, '+79161234567', null],
      ['Ольга Ким', undefined, null, '+998901234567', null],
      ['Петрова Анна', 'ООО «Ромашка»', 'директор', '+74951234567', '1980-02-01'],
      ['Сидоров Олег', 'ЗАО "Василёк"', 'менеджер', '+79167654321', '1975-12-31'],
    ]);
  });

  test('several numbers and addresses in a cell are as many ways of reaching', async () => {
    const channels = (await all('channels')).map((c) => [
      named(c['party']),
      c['kind'],
      c['value'],
      c['extension'],
    ]);
    expect(channels.filter(([name]) => name === 'Петрова Анна')).toHaveLength(3);
    expect(channels).toContainEqual(['Ольга Ким', 'email', 'olga.k@kim.example', null]);
    expect(channels).toContainEqual(['Сидоров Олег', 'phone', '8 495 765-43-21 доб. 12', '12']);
    expect(channels.filter(([name]) => name === 'Сидоров Олег')).toHaveLength(2);
  });

  test('the check says beforehand what the run would refuse', async () => {
    const { id } = await uploadFile(
      t.owner,
      'ещё.csv',
      Buffer.from('ФИО,Эл. почта\nНикто,нет@\nКто-то,k@t.example\n'),
    );
    const [report] = (await t.owner.post<{ items: Row[] }>('/imports/check', { ids: [id] })).body.items;
    expect(report).toMatchObject({
      faulty: 1,
      problems: [{ line: 2, field: 'email', code: 'invalid_email' }],
    });
  });
});

test('a header that comes twice fills twice where a customer may have several', async () => {
  await bring(
    'дважды.csv',
    Buffer.from('Название;Телефон;Телефон;Сайт\nДважды;8 495 222-33-44;+7 495 222-33-55;dvazhdy.example\n'),
  );
  const channels = (await all('channels')).filter((c) => named(c['party']) === 'Дважды');
  expect(channels.map((c) => c['value']).sort()).toEqual(['+7 495 222-33-55', '8 495 222-33-44']);
});

test('a line of totals at the end is no company', async () => {
  const rows = ['Название;Выручка;Сотрудников', 'Total;10,5;3', 'ООО Бета;0,5;4', 'Итого по отделу:;11;7'];
  const record = await bring('итоги.csv', encode(rows.join('\r\n'), 'windows-1251'));
  expect([record.created, await refusals(record)]).toEqual([
    1,
    [
      [2, 'totals_row'],
      [4, 'totals_row'],
    ],
  ]);
});

test('a workbook with a cover, merged titles, formulas, gaps, totals and days as numbers', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Обложка').addRow(['Отчёт по сделкам за 2024 год']);
  const sheet = book.addWorksheet('Сделки');
  sheet.addRow(['Сделки отдела продаж']);
  sheet.mergeCells('A1:F1');
  sheet.addRow([]);
  sheet.addRow([null, 'Номер', 'Клиент', 'Сумма', null, 'Дата начала']);
  sheet.addRow([null, 'D-1', 'ООО Книга', 1000.5, null, 45351]);
  sheet.addRow([null, 'D-2', 'ООО Книга', { formula: 'D4*2', result: 2001 }, null, 45352]);
  sheet.addRow([]);
  sheet.addRow([null, 'D-3', 'ООО Другая', 12, null, 45353]);
  sheet.addRow([null, 'Итого', null, { formula: 'SUM(D4:D7)', result: 3013.5 }]);
  const record = await bring('сделки.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  expect([record.created, await refusals(record)]).toEqual([3, [[8, 'totals_row']]]);
  const deals = (await all('deals')).map((d) => [d['number'], named(d['party']), d['amount'], d['openedOn']]);
  expect(deals.sort()).toEqual([
    ['D-1', 'ООО Книга', { amount: '1000.5', currency: 'RUB' }, '2024-02-29'],
    ['D-2', 'ООО Книга', { amount: '2001', currency: 'RUB' }, '2024-03-01'],
    ['D-3', 'ООО Другая', { amount: '12', currency: 'RUB' }, '2024-03-02'],
  ]);
});

test('a quote that is never closed costs its own row only', async () => {
  const text = 'Название,Сайт\nПервая,a.example\n"Вторая,b.example\nТретья,c.example\nЧетвёртая,d.example\n';
  const record = await bring('кавычка.csv', Buffer.from(text));
  expect([record.created, await refusals(record)]).toEqual([3, [[3, 'unclosed_quote']]]);
});

test.each([
  ['empty.csv', Buffer.alloc(0), 'file_empty'],
  ['spaces.csv', Buffer.from('\n\n  \n'), 'file_empty'],
  ['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'file_not_a_table'],
  ['doc.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), 'file_not_a_table'],
  ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file_is_old_excel'],
  ['letter.docx', Buffer.from('PK\x03\x04aaaa'), 'workbook_broken'],
])('%s is refused with a reason', async (name, bytes, code) => {
  const answer = await sendFile<Row>(t.owner, '/imports', name, bytes);
  expect([answer.status, answer.body['code']]).toEqual([422, code]);
});

test('a table without rows brings nothing, and says so', async () => {
  const { id } = await uploadFile(t.owner, 'пусто.csv', Buffer.from('Название;Сайт\n'));
  await answerQuestions(t.owner, [id]);
  await t.owner.post('/imports/run', { ids: [id] });
  expect((await settled(t, [id]))[0]).toMatchObject({ state: 'done', created: 0, refused: 0 });
});
