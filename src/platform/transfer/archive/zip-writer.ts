import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface WrittenEntry {
  /** Of the contents, unpacked. */
  bytes: number;
  sha256: string;
}
interface Entry {
  name: Buffer;
  method: 0 | 8;
  crc: number;
  packed: number;
  bytes: number;
  offset: number;
}
type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const ALL_ONES = 0xffffffff;
/** 1980-01-01, the first day that the format knows: the same contents make the same file. */
const NO_DATE = 0x0021;

/**
 * Writes a ZIP file piece by piece, of any size (APPNOTE.TXT 6.3.10; every number in its ZIP64 form): nothing is kept in
 * memory but the directory.
 */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: Entry[] = [];
  #at = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'w', 0o600));
  }

  /** `isPacked`: the contents are packed already, or cannot be packed any further. */
  async add(name: string, pieces: Pieces, o: { isPacked?: boolean } = {}): Promise<WrittenEntry> {
    const entry: Entry = {
      name: Buffer.from(name),
      method: o.isPacked ? 0 : 8,
      crc: 0,
      packed: 0,
      bytes: 0,
      offset: this.#at,
    };
    const sum = createHash('sha256');
    const counted = (async function* () {
      for await (const piece of pieces) {
        entry.bytes += piece.length;
        entry.crc = crc32(piece, entry.crc);
        sum.update(piece);
        yield piece;
      }
    })();
    await this.#write(localHeader(entry));
    const source = Readable.from(counted, { objectMode: false });
    const packed = o.isPacked ? source : source.pipe(createDeflateRaw());
    // `pipe` hands no errors on.
    source.on('error', (error) => packed.destroy(error));
    for await (const piece of packed) {
      entry.packed += (piece as Uint8Array).length;
      await this.#write(piece as Uint8Array);
    }
    await this.#file.write(localHeader(entry), 0, undefined, entry.offset);
    this.#entries.push(entry);
    return { bytes: entry.bytes, sha256: sum.digest('hex') };
  }

  /** Resolves to the size of the file. */
  async finish(): Promise<number> {
    const start = this.#at;
    for (const entry of this.#entries) await this.#write(directoryHeader(entry));
    await this.#write(endOfDirectory(this.#entries.length, start, this.#at - start));
    await this.#file.sync();
    await this.close();
    return this.#at;
  }
  close(): Promise<void> {
    return this.#file.close();
  }

  async #write(piece: Uint8Array): Promise<void> {
    await this.#file.write(piece, 0, piece.length, this.#at);
    this.#at += piece.length;
  }
}

const u16 = (n: number): Buffer => {
  const b = Buffer.alloc(2);
  b.writeUInt16LE(n);
  return b;
};
const u32 = (n: number): Buffer => {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n);
  return b;
};
const u64 = (n: number): Buffer => {
  const b = Buffer.alloc(8);
  b.writeBigUInt64LE(BigInt(n));
  return b;
};

/** Version needed 4.5, names in UTF-8. */
const common = (e: Entry, extra: Buffer): Buffer[] => [
  u16(45),
  u16(0x0800),
  u16(e.method),
  u16(0),
  u16(NO_DATE),
  u32(e.crc),
  u32(ALL_ONES),
  u32(ALL_ONES),
  u16(e.name.length),
  u16(extra.length),
];

function localHeader(e: Entry): Buffer {
  const extra = Buffer.concat([u16(1), u16(16), u64(e.bytes), u64(e.packed)]);
  return Buffer.concat([u32(0x04034b50), ...common(e, extra), e.name, extra]);
}

function directoryHeader(e: Entry): Buffer {
  const extra = Buffer.concat([u16(1), u16(24), u64(e.bytes), u64(e.packed), u64(e.offset)]);
  const own = [u16(0), u16(0), u16(0), u32(0), u32(ALL_ONES)];
  return Buffer.concat([u32(0x02014b50), u16(45), ...common(e, extra), ...own, e.name, extra]);
}

function endOfDirectory(count: number, start: number, length: number): Buffer {
  const far = [u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count)];
  const locator = [u32(0x07064b50), u32(0), u64(start + length), u32(1)];
  const near = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(0xffff),
    u16(0xffff),
    u32(ALL_ONES),
    u32(ALL_ONES),
    u16(0),
  ];
  return Buffer.concat([...far, u64(length), u64(start), ...locator, ...near]);
}
