import readXlsx from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '../write/write-xlsx.ts';
import { detectFile } from './detect.ts';
import { readTable } from './read-table.ts';
import type { TableRow } from './table.ts';
import type { DetectedWorkbook } from './workbook.ts';
import { zipOf } from './zip.testing.ts';

const NAMESPACE =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as other programs write them, with shared strings and styles of its own. */
function workbook(sheet: string, more: Record<string, string> = {}): Buffer {
  return zipOf({
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${NAMESPACE}><sheets><sheet name="Отчёт &amp; итог" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="/xl/styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${NAMESPACE}><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-419]dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="#,##0.00&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${NAMESPACE}><si><t>name</t></si><si><t>value</t></si><si><r><t>rich </t></r><r><t xml:space="preserve">text &lt;1&gt;</t></r><rPh><t>guide</t></rPh></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${NAMESPACE}><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  });
}

async function rowsOf(bytes: Uint8Array): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(bytes, await detectFile(bytes))) rows.push(row);
  return rows;
}

const head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';

describe('workbooks', () => {
  test('reads texts, numbers, dates, times, truth values, gaps and row numbers', async () => {
    const bytes = workbook(
      `${head}<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>1234.5</v></c></row>` +
        '<row r="4"><c r="B4" s="1"><v>45351</v></c></row><row r="5"><c r="B5" s="2"><v>1</v></c></row>' +
        '<row r="6"><c r="B6" s="3"><v>7</v></c></row><row r="7"><c r="B7" s="4"><v>0.75</v></c></row>' +
        '<row r="8"><c r="B8" s="5"><v>45351.5208333333</v></c></row><row r="9"><c r="B9" t="b"><v>1</v></c></row>' +
        '<row r="10"><c r="B10" t="inlineStr"><is><t>in line</t></is></c></row><row r="11"><c r="B11" t="str"><f>A1</f><v>name</v></c></row>' +
        '<row r="12"/><row r="13"><c r="B13" s="1"><v>60</v></c></row>',
    );
    const detected = (await detectFile(bytes)) as DetectedWorkbook;
    expect(detected.sheets[0]).toMatchObject({
      name: 'Отчёт & итог',
      isHidden: false,
      hasHeader: true,
      header: ['name', 'value'],
    });
    expect((await rowsOf(bytes)).map((r) => [r.line, r.cells[1]])).toEqual([
      [3, 1234.5],
      [4, new Date('2024-02-29T00:00:00Z')],
      [5, new Date('1900-01-01T00:00:00Z')],
      [6, 7],
      [7, '18:00:00'],
      [8, new Date('2024-02-29T12:30:00Z')],
      [9, true],
      [10, 'in line'],
      [11, 'name'],
      [13, 60],
    ]);
    expect((await rowsOf(bytes))[0]?.cells[0]).toBe('rich text <1>');
  });

  test('takes our own workbooks as they are, and the apostrophe of our CSV off those of others', async () => {
    const own: Uint8Array[] = [];
    for await (const piece of writeXlsx([['1', "'=1"]], { header: ['name', 'value'] })) own.push(piece);
    expect((await rowsOf(Buffer.concat(own)))[0]?.cells).toEqual(['1', "'=1"]);
    const others = workbook(
      `${head}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>'=1</t></is></c></row>`,
    );
    expect((await rowsOf(others))[0]?.cells[1]).toBe('=1');
  });

  test('agrees with another reader', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => [
      `text ${i}`,
      { decimal: `${i}.25` },
      { date: `2024-01-${String((i % 28) + 1).padStart(2, '0')}` },
      i % 2 === 0,
    ]);
    const pieces: Uint8Array[] = [];
    for await (const piece of writeXlsx(rows, { header: ['a', 'b', 'c', 'd'] })) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const [sheet] = await readXlsx(bytes);
    expect((await rowsOf(bytes)).map((r) => r.cells)).toEqual(sheet?.data.slice(1));
  });

  test('days since 1904, elements with a prefix', async () => {
    const bytes = workbook('', {
      'xl/workbook.xml': `<x:workbook xmlns:x="m" ${NAMESPACE}><x:workbookPr date1904="1"/><x:sheets><x:sheet name="a" sheetId="1" state="hidden" r:id="rId1"/></x:sheets></x:workbook>`,
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row><x:row><x:c s="1"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    expect(((await detectFile(bytes)) as DetectedWorkbook).sheets[0]).toMatchObject({
      isHidden: true,
      header: ['name'],
    });
    expect((await rowsOf(bytes))[0]?.cells).toEqual([new Date('1904-01-01T00:00:00Z')]);
  });

  test('refuses what would unpack without end, whatever size it claims, and damage', async () => {
    const bomb = workbook('', { 'xl/styles.xml': ' '.repeat(20_000_001) });
    await expect(detectFile(bomb)).rejects.toMatchObject({ code: 'workbook_too_large' });
    const sound = workbook(head);
    await expect(detectFile(sound.subarray(0, sound.length - 30))).rejects.toMatchObject({
      code: 'workbook_broken',
    });
    await expect(detectFile(zipOf({ mimetype: 'application/vnd.oasis' }))).rejects.toMatchObject({
      code: 'file_not_a_table',
    });
    await expect(detectFile(zipOf({ 'a.txt': 'a' }))).rejects.toMatchObject({ code: 'file_is_archive' });
  });

  test('damage inside a part is an error, not a shorter table', async () => {
    const bytes = workbook(`${head}${'<row><c><v>123456</v></c></row>'.repeat(5000)}`);
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 200;
    bytes.fill(0xff, at, at + 40);
    await expect(rowsOf(bytes)).rejects.toMatchObject({ code: 'workbook_broken' });
  });
});
