import { DomainError } from '../../../kernel/errors.ts';
import { type CellStyle, cellStyles } from './cell-formats.ts';
import type { Source } from './table.ts';
import { attribute, decodeXml, elementsIn, xmlElements } from './xml.ts';
import { readEntryBytes, readZip, type ZipEntry } from './zip.ts';

/** A workbook (ECMA-376 SpreadsheetML) opened as far as is needed to read its sheets. */
export interface Workbook {
  sheets: { name: string; isHidden: boolean; entry: ZipEntry }[];
  /** For each cell style, what its numbers stand for. */
  styles: CellStyle[];
  /** Days count from 1904, as on the first Macintosh. */
  is1904: boolean;
  creator: string;
  strings(): Promise<string[]>;
}

const SMALL_PART = 20_000_000;
const SHARED_STRINGS = 400_000_000;
/** A million rows of some twenty cells. */
export const LARGEST_SHEET = 2_000_000_000;

/** Opens a workbook; other archives are refused. */
export async function openWorkbook(source: Source): Promise<Workbook> {
  const zip = await readZip(source);
  const text = async (path: string): Promise<string> => readText(source, zip.get(path));
  const path = await mainPart(text);
  if (!zip.has(path))
    throw new DomainError('invalid', zip.has('mimetype') ? 'file_not_a_table' : 'file_is_archive');
  const main = await text(path);
  const targets = await relations(text, path);
  const partOfKind = (kind: string): ZipEntry | undefined =>
    zip.get(targets.find((t) => t.kind.endsWith(`/${kind}`))?.path ?? '');
  const sheets = elementsIn(main, 'sheet').flatMap(({ tag }) => {
    const id = /(?:^|\s)\w+:id\s*=\s*["']([^"']*)/.exec(tag)?.[1];
    const entry = zip.get(targets.find((t) => t.id === id)?.path ?? '');
    const isHidden = (attribute(tag, 'state') ?? 'visible') !== 'visible';
    return entry ? [{ name: attribute(tag, 'name') ?? '', isHidden, entry }] : [];
  });
  if (sheets.length === 0) throw new DomainError('invalid', 'workbook_broken');
  return {
    sheets,
    styles: cellStyles(await readText(source, partOfKind('styles'))),
    is1904: elementsIn(main, 'workbookPr').some((e) =>
      /^(?:1|true)$/.test(attribute(e.tag, 'date1904') ?? ''),
    ),
    creator: decodeXml(elementsIn(await text('docProps/core.xml'), 'creator')[0]?.inner ?? ''),
    strings: () => sharedStrings(source, partOfKind('sharedStrings')),
  };
}

async function readText(source: Source, entry: ZipEntry | undefined): Promise<string> {
  if (!entry) return '';
  const pieces: Uint8Array[] = [];
  for await (const piece of readEntryBytes(source, entry, SMALL_PART)) pieces.push(piece);
  return new TextDecoder().decode(Buffer.concat(pieces));
}

async function mainPart(text: (path: string) => Promise<string>): Promise<string> {
  const all = elementsIn(await text('_rels/.rels'), 'Relationship').map((e) => e.tag);
  const main = all.find((tag) => attribute(tag, 'Type')?.endsWith('/officeDocument'));
  return (attribute(main ?? '', 'Target') ?? 'xl/workbook.xml').replace(/^\//, '');
}

async function relations(
  text: (path: string) => Promise<string>,
  part: string,
): Promise<{ id: string; kind: string; path: string }[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  return elementsIn(await text(file), 'Relationship').map(({ tag }) => {
    const target = attribute(tag, 'Target') ?? '';
    const path = target.startsWith('/')
      ? target.slice(1)
      : new URL(target, `file:///${folder}`).pathname.slice(1);
    return { id: attribute(tag, 'Id') ?? '', kind: attribute(tag, 'Type') ?? '', path };
  });
}

async function sharedStrings(source: Source, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  for await (const { inner } of xmlElements(readEntryBytes(source, entry, SHARED_STRINGS), 'si'))
    strings.push(richText(inner));
  return strings;
}

/** The text of a string item: its runs joined, without the phonetic guides. */
export function richText(inner: string): string {
  const item = inner.includes('rPh') ? inner.replace(/<(\w+:)?rPh\b[\s\S]*?<\/\1?rPh>/g, '') : inner;
  return elementsIn(item, 't')
    .map((run) => cellString(run.inner))
    .join('');
}

/** A string as cells hold it: `_x000D_` and the like stand for characters that XML does not keep. */
export function cellString(xml: string): string {
  const text = decodeXml(xml);
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
