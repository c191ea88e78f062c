import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { DomainError } from '../../../kernel/errors.ts';
import { readBytes, readPieces, sizeOf } from './source.ts';
import type { Source } from './table.ts';

/** One file in a ZIP archive, as its central directory tells (APPNOTE.TXT 6.3.10, with the sizes of ZIP64). */
export interface ZipEntry {
  name: string;
  isDeflated: boolean;
  packedSize: number;
  crc: number;
  /** The place of the entry's local header. */
  offset: number;
}

const broken = (): DomainError => new DomainError('invalid', 'workbook_broken');

/** The entries of an archive by name. */
export async function readZip(source: Source): Promise<Map<string, ZipEntry>> {
  const size = await sizeOf(source);
  const { offset, length } = await findDirectory(source, size);
  if (offset + length > size || length > 50_000_000) throw broken();
  const directory = view(await readBytes(source, offset, length));
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at + 46 <= directory.byteLength; ) {
    if (directory.getUint32(at, true) !== 0x02014b50) throw broken();
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) throw broken();
    const entry = readEntry(directory, at, nameLength, extraLength);
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function findDirectory(source: Source, size: number): Promise<{ offset: number; length: number }> {
  const tailStart = Math.max(0, size - 65_557);
  const tail = view(await readBytes(source, tailStart, size - tailStart));
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue;
    const offset = tail.getUint32(at + 16, true);
    if (offset !== 0xffffffff) return { offset, length: tail.getUint32(at + 12, true) };
    if (at < 20 || tail.getUint32(at - 20, true) !== 0x07064b50) throw broken();
    const far = view(await readBytes(source, Number(tail.getBigUint64(at - 12, true)), 56));
    if (far.byteLength < 56) throw broken();
    return { offset: Number(far.getBigUint64(48, true)), length: Number(far.getBigUint64(40, true)) };
  }
  throw broken();
}

function readEntry(directory: DataView, at: number, nameLength: number, extraLength: number): ZipEntry {
  const name = new TextDecoder().decode(
    new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength),
  );
  if (directory.getUint16(at + 8, true) & 1) throw new DomainError('invalid', 'workbook_locked');
  const method = directory.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw broken();
  const sizes = [
    directory.getUint32(at + 24, true),
    directory.getUint32(at + 20, true),
    directory.getUint32(at + 42, true),
  ];
  const [, packedSize = 0, offset = 0] = withZip64(directory, at + 46 + nameLength, extraLength, sizes);
  return { name, isDeflated: method === 8, packedSize, crc: directory.getUint32(at + 16, true), offset };
}

// The extra field 1 holds, in this order, those numbers only that are all ones in the header.
function withZip64(directory: DataView, start: number, length: number, sizes: number[]): number[] {
  for (let at = start; at + 4 <= start + length; at += 4 + directory.getUint16(at + 2, true)) {
    if (directory.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff || field + 8 > start + length) return size;
      field += 8;
      return Number(directory.getBigUint64(field - 8, true));
    });
  }
  return sizes;
}

/** The contents of an entry. More than `limit` bytes are refused as they come, whatever size the archive claims. */
export async function* readEntryBytes(
  source: Source,
  entry: ZipEntry,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const header = view(await readBytes(source, entry.offset, 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw broken();
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = readPieces(source, start, start + entry.packedSize);
  let size = 0;
  let crc = 0;
  for await (const piece of entry.isDeflated ? inflate(packed) : packed) {
    size += piece.length;
    crc = crc32(piece, crc);
    if (size > limit) throw new DomainError('invalid', 'workbook_too_large');
    yield piece;
  }
  // Damaged data may end early and look whole.
  if (crc !== entry.crc) throw broken();
}

async function* inflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 });
  // Whoever stops early, or meets an error, closes the file too: hence a pipeline. The loop reports the error.
  const inflated = pipeline(Readable.from(packed), inflater, () => {});
  try {
    for await (const piece of inflated) yield piece as Uint8Array;
  } catch (error) {
    throw error instanceof DomainError ? error : broken();
  }
}
