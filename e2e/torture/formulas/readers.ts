import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { isLive } from './payloads.ts';

/** The cells that would run, in programs of others, whatever delimiter they are set to. */
export function liveInCsv(bytes: Buffer, own: string): string[] {
  return [',', ';', '\t', '|'].flatMap((delimiter) => {
    const rows = parse(bytes, {
      bom: true,
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_error: true,
    }) as string[][];
    return rows.flat().filter((cell) => isLive(cell, delimiter === own));
  });
}

/** What is live in a workbook: formulas, and links to programs. */
export async function liveInWorkbook(bytes: Buffer): Promise<string[]> {
  const found: string[] = [];
  for (const [name, xml] of Object.entries(partsOf(bytes))) {
    if (/<f[ >]|<ddeLink|<oleLink|externalLink|<hyperlink/.test(xml))
      found.push(`${name}: ${/<(f|dde|ole|hyper|ext)[^>]{0,80}/.exec(xml)?.[0]}`);
    for (const [cell] of xml.matchAll(/<c [^>]*>(?!<is>|<v>)[^<]/g)) found.push(`${name}: ${cell}`);
  }
  const [sheet] = await readWorkbook(bytes);
  for (const row of sheet?.data ?? [])
    for (const cell of row)
      if (cell !== null && typeof cell !== 'string') found.push(`no text: ${JSON.stringify(cell)}`);
  return found;
}

/** The XML parts of a zip file, by its central directory. */
function partsOf(bytes: Buffer): Record<string, string> {
  const parts: Record<string, string> = {};
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [size, nameLength, extra, comment] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    parts[name] = (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString('utf8');
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}
