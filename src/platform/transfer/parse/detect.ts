import { DomainError } from '../../../kernel/errors.ts';
import { unescapeFormula } from '../write/formula.ts';
import { detectCsvForm } from './csv-form.ts';
import type { CsvForm } from './csv-tokens.ts';
import { detectEncoding, type Encoding } from './encoding.ts';
import { findShape, type TableShape } from './shape.ts';
import { readBytes, readPieces, sizeOf } from './source.ts';
import type { Source } from './table.ts';
import { type DetectedCards, detectCards } from './vcard/detect-cards.ts';
import { type CardWords, plainWords } from './vcard/words.ts';
import { type DetectedWorkbook, detectWorkbook } from './workbook.ts';

export interface DetectedCsv extends TableShape {
  kind: 'csv';
  encoding: Encoding;
  hasBom: boolean;
  /** Some bytes are no text in the encoding: the rows that hold U+FFFD are reported. */
  isDamaged: boolean;
  form: CsvForm;
}

export type DetectedFile = DetectedCsv | DetectedWorkbook | DetectedCards;

const SAMPLE_BYTES = 256 * 1024;

/**
 * What kind of table a file holds, and how it is written. What is no table is refused with a code: `file_empty`,
 * `file_is_old_excel`, `file_is_archive`, `file_not_a_table`, `workbook_broken`, `workbook_too_large`, `cards_broken`,
 * `file_is_xcard`. `words`: what rows made of cards say in words.
 */
export async function detectFile(source: Source, words: CardWords = plainWords): Promise<DetectedFile> {
  const head = await readBytes(source, 0, 8);
  refuseOthers(head);
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return detectWorkbook(source);
  return (await detectCards(source, words)) ?? detectCsv(source);
}

async function detectCsv(source: Source): Promise<DetectedCsv> {
  const encoding = await detectEncoding(readPieces(source));
  const size = await sizeOf(source);
  const bytes = await readBytes(source, 0, SAMPLE_BYTES);
  const text = new TextDecoder(encoding.encoding).decode(bytes, { stream: size > bytes.length });
  if (text.trim() === '') throw new DomainError('invalid', 'file_empty');
  if (isBinary(text) || isJson(text)) throw new DomainError('invalid', 'file_not_a_table');
  const { form, rows } = detectCsvForm(text, size <= bytes.length);
  const texts = rows.map((row) => ({ ...row, cells: row.cells.map(unescapeFormula) }));
  return { kind: 'csv', ...encoding, form, ...findShape(texts) };
}

const isBinary = (text: string): boolean =>
  (text.match(/[^\P{Cc}\s]/gu)?.length ?? 0) > Math.max(8, text.length * 0.05);

/** No table begins so; a list of cards was told before. */
const isJson = (text: string): boolean => /^\s*(?:\[\s*[[{"]|\{\s*["}])/.test(text);

function refuseOthers(head: Uint8Array): void {
  if (head.length === 0) throw new DomainError('invalid', 'file_empty');
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) throw new DomainError('invalid', 'file_is_old_excel');
  if (ARCHIVES.some((m) => startsWith(head, m))) throw new DomainError('invalid', 'file_is_archive');
  if (OTHERS.some((m) => startsWith(head, m))) throw new DomainError('invalid', 'file_not_a_table');
}

const startsWith = (bytes: Uint8Array, magic: number[]): boolean => magic.every((b, i) => bytes[i] === b);

// gzip, RAR, 7z; then PDF, PNG, JPEG, GIF
const ARCHIVES = [
  [0x1f, 0x8b],
  [0x52, 0x61, 0x72, 0x21, 0x1a],
  [0x37, 0x7a, 0xbc, 0xaf],
];
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];
