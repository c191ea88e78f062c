import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectFile } from './detect.ts';
import { type ColumnProfile, profileColumns } from './profile.ts';
import { readTable, shapeOf } from './read-table.ts';
import type { CellValue } from './table.ts';

const maven = `${process.env.MIJOZ_REFERENCE_DATA ?? '../shared/data'}/04-crm-samples/maven-crm-sales-opportunities`;

async function profile(columns: Record<string, CellValue[]>): Promise<ColumnProfile[]> {
  const header = Object.keys(columns);
  const length = Math.max(...Object.values(columns).map((c) => c.length));
  const rows = Array.from({ length }, (_, i) => ({
    line: i + 2,
    cells: header.map((h) => columns[h]?.[i] ?? null),
  }));
  return profileColumns(rows, header);
}

const column = async (...values: CellValue[]) => (await profile({ x: values }))[0];

describe('profileColumns', () => {
  test.each<[ColumnProfile['type'], CellValue[]]>([
    ['integer', ['1', '20', '-3', '']],
    ['decimal', ['1', '2.5', '1,234.00']],
    ['decimal', ['$5', '$6']],
    ['text', ['00123', '45678', '09876']],
    ['text', ['40817810570000123456', '40817810570000123457']],
    ['date', ['2024-01-01', '2024-12-31', '']],
    ['date', ['5 марта 2024', '6 апреля 2024']],
    ['datetime', ['2024-01-01 10:00', '2024-01-02T11:30:00Z']],
    ['boolean', ['да', 'нет', 'да']],
    ['boolean', ['TRUE', 'FALSE']],
    ['email', ['a@example.com', 'b@example.com']],
    ['phone', ['+998 90 123-45-67', '8 (495) 123-45-67', '901-23-45']],
    ['url', ['https://example.com', 'www.example.com/x']],
    ['text', ['Anna', 'Ivan']],
    ['text', ['10.12', 'abc', 'x1']],
    ['empty', ['', 'NULL', null]],
    ['integer', [1, 2, null]],
    ['date', [new Date('2024-01-01'), new Date('2024-01-02')]],
  ])('%s: %j', async (type, values) => expect((await column(...values))?.type).toBe(type));

  test('one day over twelve decides the order of the whole column', async () => {
    expect((await column('05/06/2024', '13/05/2024', '01/02/2024'))?.date).toEqual({
      form: { order: 'dmy' },
      decidedBy: 'values',
    });
    expect((await column('05/06/2024', '05/13/2024'))?.date).toEqual({
      form: { order: 'mdy' },
      decidedBy: 'values',
    });
    expect((await column('24-03-05', '99-12-31'))?.date).toMatchObject({ form: { order: 'ymd' } });
  });

  test('an open column is decided by another, or says that nobody decided it', async () => {
    expect((await column('05/06/2024', '01/02/2024'))?.date).toEqual({
      form: { order: 'dmy' },
      decidedBy: 'default',
    });
    const [open, decided] = await profile({
      a: ['05/06/2024', '01/02/2024'],
      b: ['12/31/2024', '01/02/2024'],
    });
    expect(open?.date).toEqual({ form: { order: 'mdy' }, decidedBy: 'otherColumns' });
    expect(decided?.date?.decidedBy).toBe('values');
    expect((await column('05.06.2024'))?.date).toMatchObject({ form: { order: 'dmy' }, decidedBy: 'values' });
  });

  test('counts empty cells, misfits with their lines, and distinct values', async () => {
    const values = [...Array.from({ length: 18 }, (_, i) => String(i % 3)), 'oops', '', 'n/a'];
    const found = await column(...values);
    expect(found).toMatchObject({
      type: 'integer',
      filled: 19,
      empty: 2,
      misfits: { count: 1, lines: [20] },
      hasMoreValues: false,
      longest: 4,
    });
    expect(found?.values.slice(0, 3).map((v) => v.count)).toEqual([6, 6, 6]);
    expect(found?.samples).toEqual(['0', '1', '2', 'oops']);
  });

  test('stops counting values at 500', async () => {
    const found = await column(...Array.from({ length: 700 }, (_, i) => `value ${i}`), 'value 0');
    expect(found?.values).toHaveLength(500);
    expect(found).toMatchObject({
      hasMoreValues: true,
      values: expect.arrayContaining([{ value: 'value 0', count: 2 }]),
    });
  });

  test('names the currency of all amounts, and none where they differ', async () => {
    expect((await column('1 000 сум', '2 500,50 сум'))?.currency).toBe('UZS');
    expect((await column('$5', '€6'))?.currency).toBeUndefined();
  });

  test.runIf(existsSync(maven))('the Maven pipeline', async () => {
    const path = `${maven}/sales_pipeline.csv`;
    const detected = await detectFile(path);
    const found = await profileColumns(readTable(path, detected), shapeOf(detected)?.header ?? []);
    expect(Object.fromEntries(found.map((c) => [c.header, c.type]))).toEqual({
      opportunity_id: 'text',
      sales_agent: 'text',
      product: 'text',
      account: 'text',
      deal_stage: 'text',
      engage_date: 'date',
      close_date: 'date',
      close_value: 'integer',
    });
    expect(found.find((c) => c.header === 'deal_stage')?.values).toEqual([
      { value: 'Won', count: 4238 },
      { value: 'Lost', count: 2473 },
      { value: 'Engaging', count: 1589 },
      { value: 'Prospecting', count: 500 },
    ]);
    expect(found.find((c) => c.header === 'account')?.empty).toBe(1425);
  });
});
