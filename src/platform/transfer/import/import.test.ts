import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer, ImportCheck } from '../../../kernel/import-api.ts';
import {
  answerQuestions,
  type ImportRecord,
  importFiles,
  settled,
  uploadFile,
} from '../../../testing/files.ts';
import { startTestApp, type TestApp } from '../../../testing/fixture.ts';
import { systemContext } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import { encode } from '../parse/encode.testing.ts';
import { writeXlsx } from '../write/write-xlsx.ts';
import { runImportsJob } from './run.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ work: true });
});
afterAll(() => t?.close());

const text = (rows: string[]): Buffer => Buffer.from(rows.join('\r\n'));
const find = async (route: string, name: string) =>
  (await t.owner.get(`/${route}`, { filter: { field: 'name', op: 'eq', value: name } })).body.items[0];
const one = async (
  files: [string, Uint8Array][],
  own: Record<string, ImportAnswer> = {},
): Promise<ImportRecord> => {
  const [record] = await importFiles(t, files, own);
  if (!record) throw new Error('no import');
  return record;
};

describe('files as other programs write them', () => {
  const russian = [
    'Организация;Численность;Выручка;Год основания',
    'ООО «Ромашка»;1 250;1 234 567,50;1998',
    'ЗАО «Василёк»;40;98 000,00;2004',
    'ИП Лебедева;3;1 200,75;2015',
  ];

  test('windows-1251, semicolons, decimal commas', async () => {
    const record = await one([['организации.csv', encode(russian.join('\r\n'), 'windows-1251')]]);
    expect(record).toMatchObject({ state: 'done', created: 3, refused: 0 });
    expect(await find('companies', 'ООО «Ромашка»')).toMatchObject({
      employees: 1250,
      revenue: { amount: '1234567.5', currency: 'UZS' },
      foundedYear: 1998,
    });
  });

  test('UTF-16, tabs', async () => {
    const rows = [
      'Company\tWebsite',
      'Utf Sixteen\thttps://sixteen.example',
      'Zwölf Größen\thttps://twelve.example',
    ];
    const record = await one([
      ['sixteen.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), encode(rows.join('\r\n'), 'utf-16le')])],
    ]);
    expect(record).toMatchObject({ state: 'done', created: 2 });
    expect(await find('companies', 'Zwölf Größen')).toMatchObject({ website: 'https://twelve.example' });
  });

  test('a workbook with typed cells', async () => {
    const pieces: Uint8Array[] = [];
    const header = ['Deal name', 'Amount', 'Close date', 'Stage'];
    for await (const piece of writeXlsx(
      [['From a workbook', { decimal: '1250.5' }, { date: '2024-02-29' }, 'Won']],
      { header },
    ))
      pieces.push(piece);
    const record = await one([['deals.xlsx', Buffer.concat(pieces)]]);
    expect(record, JSON.stringify(record)).toMatchObject({ state: 'done', created: 1 });
    expect(await find('deals', 'From a workbook')).toMatchObject({
      amount: { amount: '1250.5' },
      closedOn: '2024-02-29',
      outcome: 'won',
    });
  });

  test('dates of a Russian table, and stages by their Russian names', async () => {
    const rows = [
      'Название сделки;Сумма;Дата закрытия;Этап',
      'Поставка кресел;15 000,00 сум;13.05.2024;Отказ',
      'Поставка столов;7 000,00 сум;04.06.2024;Отказ',
    ];
    const record = await one([['сделки.csv', text(rows)]], { Отказ: { use: await stageId('Lost') } });
    expect(record).toMatchObject({ state: 'done', created: 2 });
    expect(await find('deals', 'Поставка столов')).toMatchObject({
      closedOn: '2024-06-04',
      outcome: 'lost',
      incomplete: expect.arrayContaining(['lossReason']),
    });
  });

  const stageId = async (name: string): Promise<string> => (await find('stages', name))?.id ?? '';

  test('what is no table is refused with the reason, and leaves no import', async () => {
    const before = (await t.owner.get('/imports', { count: 'true' })).body.count.value;
    for (const [bytes, code] of [
      [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'file_not_a_table'],
      [Buffer.alloc(0), 'file_empty'],
    ] as const)
      await expect(uploadFile(t.owner, 'odd.csv', bytes)).rejects.toThrow(code);
    expect((await t.owner.get('/imports', { count: 'true' })).body.count.value).toBe(before);
  });
});

test('more unknown names than one is asked about get one answer, and no row is lost', async () => {
  const rows = Array.from({ length: 620 }, (_, i) => `Person;Of${i};Firm without like ${i * 7919}`);
  const csv = text(['First name;Last name;Company', ...rows]);
  const { id } = await uploadFile(t.owner, 'many.csv', csv);
  const { body } = await t.owner.post<{ items: ImportCheck[] }>('/imports/check', { ids: [id] });
  const [check] = body.items;
  expect(check?.questions).toHaveLength(500);
  expect(check?.unasked).toMatchObject([{ field: 'company', count: 120, canCreate: true, answer: 'create' }]);
  const record = await one([['many.csv', csv]]);
  expect(record).toMatchObject({ state: 'done', created: 620, refused: 0 });
  expect(await find('companies', `Firm without like ${619 * 7919}`)).toBeDefined();
});

describe('people', () => {
  test('phones, addresses and the place of work become records of their own', async () => {
    const rows = [
      'Имя,Фамилия,Телефон,Почта,Компания,Должность',
      'Анна,Каримова,"+998 90 123 45 67, 71 200 30 40",anna@kontakt.example,Kontakt Savdo,Директор',
    ];
    const record = await one([['контакты.csv', text(rows)]]);
    expect(record, JSON.stringify(record)).toMatchObject({ state: 'done', created: 1, refused: 0 });
    const person = await find('people', 'Анна Каримова');
    expect(person).toMatchObject({
      email: 'anna@kontakt.example',
      phone: '+998901234567',
      position: 'Директор',
      company: { name: 'Kontakt Savdo' },
    });
    const channels = await t.owner.get('/channels', {
      filter: { field: 'party', op: 'eq', value: person?.id },
    });
    expect(channels.body.items).toHaveLength(3);
    expect((await t.owner.get('/search', { q: '712003040' })).text).toContain('Каримова');
  });
});

describe('rows that cannot be taken', () => {
  test('come back as a file with their reasons, and can be brought in when mended', async () => {
    const rows = [
      'Company,Employees,Website',
      'Good one,12,',
      'Bad number,twelve,',
      'Good two,13,',
      `${'x'.repeat(301)},1,`,
    ];
    const record = await one([['mixed.csv', text(rows)]]);
    expect(record).toMatchObject({ state: 'done', created: 2, refused: 2 });
    const file = (await t.owner.get(`/imports/${record.id}/refused`, { format: 'csv' })).text;
    expect(file).toContain('Bad number,twelve');
    expect(file).toContain('Employees: Not a number');
    const mended = file
      .replace('twelve', '14')
      .split('\r\n')
      .filter((line) => !line.startsWith('xxx'))
      .join('\r\n');
    expect(await one([['mended.csv', Buffer.from(mended)]])).toMatchObject({
      state: 'done',
      created: 1,
      refused: 0,
    });
    expect(await find('companies', 'Bad number')).toMatchObject({ employees: 14 });
  });

  test('one bad row among many leaves the others whole, whichever it is', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `Many ${i},MANY-${i === 41 ? 7 : i}`);
    const record = await one([['many.csv', text(['Product,Code', ...lines])]]);
    // The forty-second means the product of the eighth, whose code it bears.
    expect(record).toMatchObject({ state: 'done', created: 59, updated: 1, refused: 0 });
    const people = Array.from({ length: 20 }, (_, i) => `Mailed ${i},box${i === 13 ? 7 : i}@mailed.example`);
    const bad = await one([['bad.csv', text(['Company,E-mail', ...people])]], {});
    expect(bad).toMatchObject({ created: 19, refused: 1 });
    expect((await t.owner.get(`/imports/${bad.id}/refused`)).body.items).toMatchObject([{ line: 15 }]);
  });
});

describe('records that are there already', () => {
  test('are changed by key; undo gives back what was, but for later edits', async () => {
    await one([
      [
        'first.csv',
        text(['Product,Code,Sales price,Series', 'Lamp,LMP-1,100,Light', 'Torch,TRC-1,200,Light']),
      ],
    ]);
    const second = await one([
      [
        'second.csv',
        text([
          'Product,Code,Sales price,Series',
          'Lamp,LMP-1,110,Bright',
          'Torch,TRC-1,200,Light',
          'Candle,CND-1,5,Wax',
        ]),
      ],
    ]);
    expect(second).toMatchObject({ created: 1, updated: 1, skipped: 1 });
    const lamp = await find('products', 'Lamp');
    expect(lamp).toMatchObject({ price: { amount: '110' }, series: 'Bright' });
    await t.owner.patch(`/products/${lamp?.id}`, { series: 'Ours now' });
    expect((await t.owner.post(`/imports/${second.id}/undo`)).status).toBe(200);
    expect((await settled(t, [second.id]))[0]).toMatchObject({ state: 'undone' });
    expect(await find('products', 'Lamp')).toMatchObject({ price: { amount: '100' }, series: 'Ours now' });
    expect(await find('products', 'Candle')).toBeUndefined();
  });

  test('the same file again changes nothing, and its plan is remembered', async () => {
    const rows = ['Firma nomi;Xodimlar', 'Remembered One;5', 'Remembered Two;6'];
    const upload = await uploadFile(t.owner, 'a.csv', text(rows));
    const plan = {
      ...upload.plan,
      steps: [
        {
          entity: 'contacts.company',
          match: ['name'],
          onMatch: 'update',
          isOn: true,
          columns: [
            { column: 0, field: 'name' },
            { column: 1, field: 'employees' },
          ],
        },
      ],
    };
    expect((await t.owner.ask('PUT', `/imports/${upload.id}/plan`, plan)).status).toBe(200);
    await t.owner.post(`/imports/${upload.id}/run`);
    await settled(t, [upload.id]);
    const again = await uploadFile(t.owner, 'b.csv', text(rows));
    expect(again.plan.steps).toMatchObject(plan.steps);
    await t.owner.post(`/imports/${again.id}/run`);
    expect((await settled(t, [again.id]))[0]).toMatchObject({ created: 0, updated: 0, skipped: 2 });
  });
});

describe('names', () => {
  test('a head office may stand in a later row; a name that two bear is asked about', async () => {
    const rows = ['Company,Subsidiary of', 'Branch A,Holding Z', 'Holding Z,', 'Branch B,Holding Z'];
    expect(await one([['tree.csv', text(rows)]])).toMatchObject({ created: 3, refused: 0 });
    expect(await find('companies', 'Branch A')).toMatchObject({ parent: { name: 'Holding Z' } });
    for (const code of ['TW-1', 'TW-2']) await t.owner.post('/products', { name: 'Twin', code });
    const upload = await uploadFile(t.owner, 'twins.csv', text(['Deal name,Product', 'About a twin,Twin']));
    const [question] = (
      await t.owner.post<{
        questions: { isAmbiguous: boolean; proposals: { use: string; note: string }[] }[];
      }>(`/imports/${upload.id}/check`)
    ).body.questions;
    expect(question).toMatchObject({ isAmbiguous: true, proposals: [{ note: 'TW-1' }, { note: 'TW-2' }] });
    await answerQuestions(t.owner, [upload.id], { Twin: { use: question?.proposals[1]?.use ?? '' } });
    await t.owner.post(`/imports/${upload.id}/run`);
    await settled(t, [upload.id]);
    const deal = await find('deals', 'About a twin');
    const { id } = (deal?.['product'] ?? {}) as { id?: string };
    const product = (await t.owner.get(`/products/${id}`)).body;
    expect(product['code']).toBe('TW-2');
  });

  test('rows whose name is refused or left empty', async () => {
    const rows = ['Deal name,Product', 'Refused one,Nonesuch', 'Empty one,Nothing like it'];
    const record = await one([['answers.csv', text(rows)]], {
      Nonesuch: { refuse: true },
      'Nothing like it': { empty: true },
    });
    expect(record).toMatchObject({ created: 1, refused: 1 });
    expect(await find('deals', 'Empty one')).toMatchObject({ product: null });
  });
});

describe('a run that was killed', () => {
  test('goes on where it stood: nothing twice, nothing lost, also with two workers', async () => {
    const lines = Array.from({ length: 900 }, (_, i) => `Killed ${i}`);
    const upload = await uploadFile(t.owner, 'killed.csv', text(['Company', ...lines]));
    const plan = { ...upload.plan, steps: upload.plan.steps.map((s) => ({ ...s, match: [] })) };
    await t.owner.ask('PUT', `/imports/${upload.id}/plan`, plan);
    await t.owner.post(`/imports/${upload.id}/run`);
    await Promise.all(
      [1, 2].map(() => runImportsJob.run(systemContext(t.app, 'test'), { ids: [upload.id] })),
    );
    expect((await settled(t, [upload.id]))[0]).toMatchObject({ state: 'done', created: 900 });
    await runImportsJob.run(systemContext(t.app, 'test'), { ids: [upload.id] });
    const [row] = await t.db.rows<{ n: number }>(
      sql`select count(*)::int as n from party where name like 'Killed %'`,
    );
    expect(row?.n).toBe(900);
  });
});
