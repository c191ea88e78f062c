import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type DetectedCsv, detectFile } from './detect.ts';
import { encode } from './encode.testing.ts';
import type { Encoding } from './encoding.ts';
import { readTable } from './read-table.ts';
import type { Source, TableRow } from './table.ts';

const data = process.env.MIJOZ_REFERENCE_DATA ?? '../shared/data';
const hasData = existsSync(data);
if (!hasData) console.log(`skipped: no reference data at ${data}`);

const detectCsv = async (source: Source) => (await detectFile(source)) as DetectedCsv;

async function rowsOf(source: Source): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(source, await detectFile(source))) rows.push(row);
  return rows;
}

const text = (csv: string): Buffer => Buffer.from(csv);

describe('detectFile', () => {
  test.each<[string, string]>([
    ['comma', 'name,price\nA,1\nB,2\n'],
    ['semicolon', 'name;price\nA;1,50\nB;2,75\n'],
    ['semicolon', '1,5;2,5\n3,5;4,5\n'],
    ['tab', 'name\tnote\nA\tone, two; three\nB\tx\n'],
    ['pipe', 'name|note\nA|one, two\nB|three; four\n'],
    ['comma', 'name,note\nA,"one;two;three"\nB,"four;five;six"\n'],
    ['semicolon', 'name;note\n"A, Ltd";"one, two, three"\n"B, Inc";x\n'],
    ['comma', 'only\none\ntwo\n'],
  ])('finds the delimiter: %s', async (delimiter, csv) => {
    const names: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' };
    expect(names[(await detectCsv(text(csv))).form.delimiter]).toBe(delimiter);
  });

  test("reads Excel's declaration of the delimiter, and lines ended by CR alone", async () => {
    const declared = await detectCsv(text('sep=|\r\na|b\r\n1;2|3\r\n'));
    expect(declared).toMatchObject({
      startLine: 2,
      hasHeader: true,
      header: ['a', 'b'],
      form: { delimiter: '|' },
    });
    expect(await rowsOf(text('sep=|\r\na|b\r\n1;2|3\r\n'))).toEqual([{ line: 3, cells: ['1;2', '3'] }]);
    expect((await rowsOf(text('a,b\r1,2\r3,4\r'))).map((r) => r.cells)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test.each<[string, boolean]>([
    ['id,name\n1,A\n2,B\n', true],
    ['1,A\n2,B\n', false],
    ['Иванов;Иван\nПетров;Пётр\nИванов;Илья\n', false],
    ['name,city\nAnna,Tashkent\nIvan,Tashkent\nOleg,Samarkand\nIra,Tashkent\n', true],
    ['2020,2021\n10,20\n', false],
    ['a@example.com,Anna\nb@example.com,Ivan\n', false],
    ['name,name\nA,B\n', false],
    ['name,price\n', true],
  ])('tells a header from data: %j', async (csv, expected) => {
    expect((await detectCsv(text(csv))).hasHeader).toBe(expected);
  });

  test('finds the table below a title', async () => {
    const csv = 'Report on sales;;\nfor 2024;;\n;;\nname;city;amount\nA;Tashkent;10\nB;Samarkand;20\n';
    expect(await detectCsv(text(csv))).toMatchObject({ startLine: 4, header: ['name', 'city', 'amount'] });
    expect((await rowsOf(text(csv))).map((r) => r.line)).toEqual([5, 6]);
  });

  test.each<Encoding>(['utf-8', 'windows-1251', 'koi8-r', 'utf-16le', 'utf-16be'])(
    'reads %s',
    async (encoding) => {
      const csv =
        'Имя;Город;Дата\nИван Петров;Ташкент;31.12.2023\nАнна Сергеева;Нижний Новгород;01.02.2024\n';
      const bytes = encode(csv, encoding);
      expect(await detectCsv(bytes)).toMatchObject({ encoding, header: ['Имя', 'Город', 'Дата'] });
      expect((await rowsOf(bytes))[0]?.cells).toEqual(['Иван Петров', 'Ташкент', '31.12.2023']);
    },
  );

  test('reports what is wrong with a row beside the row', async () => {
    const rows = await rowsOf(text('a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n"x,2,3\n4,5,6\n'));
    expect(rows.map((r) => r.problems?.map((p) => p.code))).toEqual([
      undefined,
      ['too_few_cells'],
      ['too_many_cells'],
      undefined,
      ['unclosed_quote'],
      undefined,
    ]);
    expect(rows[1]).toEqual({
      line: 3,
      cells: ['1', '2'],
      problems: [{ code: 'too_few_cells', params: { expected: 3, found: 2 } }],
    });
    const damaged = await rowsOf(
      Buffer.concat([text('имя,город\nИван,Омск\nО'), Buffer.from([0xff]), text(',Орск\n')]),
    );
    expect(damaged.map((r) => r.problems?.[0]?.code)).toEqual([undefined, 'undecodable']);
  });

  test.each([
    ['file_empty', Buffer.alloc(0)],
    ['file_empty', text(' \n \n')],
    ['file_is_old_excel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['file_is_archive', Buffer.from('1f8b0800', 'hex')],
    ['file_not_a_table', text('%PDF-1.7\n')],
    ['workbook_broken', Buffer.from('504b030414000000', 'hex')],
    ['file_not_a_table', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 32))],
  ])('refuses what is no table: %s', async (code, bytes) => {
    await expect(detectFile(bytes)).rejects.toMatchObject({ code });
  });
});

describe.runIf(hasData)('files of others', () => {
  const spectrum = `${data}/09-security/csv-spectrum`;
  const names = hasData ? readdirSync(`${spectrum}/csvs`).map((f) => f.replace('.csv', '')) : [];

  test.each(names)('csv-spectrum: %s', async (name) => {
    // The copies at hand have lost their carriage returns.
    const bytes = readFileSync(`${spectrum}/csvs/${name}.csv`, 'utf8').replace(
      /\n/g,
      name.endsWith('_crlf') ? '\r\n' : '\n',
    );
    const detected = await detectCsv(text(bytes));
    const expected: unknown = JSON.parse(readFileSync(`${spectrum}/json/${name}.json`, 'utf8'));
    const told = { ...detected, hasHeader: true, header: detected.firstRow };
    const rows: Record<string, unknown>[] = [];
    for await (const { cells } of readTable(text(bytes), told))
      rows.push(Object.fromEntries(told.header.map((h, i) => [h, cells[i]])));
    // One of the answers was made from another telephone number than its file, and is no list.
    const asInFile = { 'Contact Phone Number': '2095257564' };
    expect(rows).toEqual(Array.isArray(expected) ? expected : [{ ...(expected as object), ...asInFile }]);
    expect(detected.form.delimiter).toBe(',');
    expect(detected.hasHeader).toBe(true);
  });

  const maven = `${data}/04-crm-samples/maven-crm-sales-opportunities`;

  test.each([
    ['accounts', 85, 7],
    ['products', 7, 3],
    ['sales_teams', 35, 3],
    ['sales_pipeline', 8800, 8],
  ])('Maven %s', async (file, count, columns) => {
    const path = `${maven}/${file}.csv`;
    expect(await detectFile(path)).toMatchObject({
      kind: 'csv',
      hasHeader: true,
      columns,
      encoding: 'utf-8',
    });
    const rows = await rowsOf(path);
    expect(rows).toHaveLength(count);
    expect(rows.filter((r) => r.problems)).toEqual([]);
  });

  const classic = `${data}/04-crm-samples/classicmodels-salesdb`;

  test.each([
    ['Customers', 122],
    ['Employees', 23],
    ['Offices', 7],
    ['OrderDetails', 2996],
    ['Orders', 326],
    ['Payments', 273],
    ['ProductLines', 7],
  ])('ClassicModels %s has no header', async (file, count) => {
    const path = `${classic}/${file}.txt`;
    expect(await detectFile(path)).toMatchObject({ hasHeader: false });
    expect(await rowsOf(path)).toHaveLength(count);
  });
});
