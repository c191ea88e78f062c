import { guessSingleByte, type SingleByte } from './single-byte.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | SingleByte;

export interface DetectedEncoding {
  encoding: Encoding;
  hasBom: boolean;
  /** Some bytes are not text in this encoding; the reader shows U+FFFD there and reports the rows. */
  isDamaged: boolean;
}

const SAMPLE_BYTES = 256 * 1024;
const LINE_FEED = 0x0a;

/**
 * The encoding of a text, found from all of its bytes: a file may be ASCII for megabytes before the first letter that
 * tells. Where no byte tells, it is UTF-8.
 */
export async function detectEncoding(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<DetectedEncoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first: Uint8Array | undefined;
  const telling: Uint8Array[] = [];
  let sampled = 0;
  let isUtf8 = true;
  for await (const piece of pieces) {
    first ??= piece;
    if (first === piece) {
      const certain = fromFirstBytes(piece);
      if (certain) return certain;
    }
    isUtf8 &&= decodes(strict, piece);
    if (sampled < SAMPLE_BYTES && piece.some((b) => b >= 0x80))
      sampled += telling.push(piece) && piece.length;
    if (!isUtf8 && sampled >= SAMPLE_BYTES) break;
  }
  const hasBom = first !== undefined && first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
  if (isUtf8 && ends(strict)) return { encoding: 'utf-8', hasBom, isDamaged: false };
  const sample = Buffer.concat(telling);
  if (hasBom || isMostlyUtf8(sample)) return { encoding: 'utf-8', hasBom, isDamaged: true };
  return { encoding: guessSingleByte(sample), hasBom: false, isDamaged: false };
}

function fromFirstBytes(bytes: Uint8Array): DetectedEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', hasBom: true, isDamaged: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', hasBom: true, isDamaged: false };
  const encoding = utf16WithoutBom(bytes.subarray(0, 64 * 1024));
  return encoding && { encoding, hasBom: false, isDamaged: false };
}

// The zero bytes of UTF-16 are always on the same side, and every line end has one. Stray zeros are anywhere.
function utf16WithoutBom(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  const lineEnds = { all: 0, little: 0, big: 0 };
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
    if (bytes[i] !== LINE_FEED) continue;
    lineEnds.all++;
    if (i % 2 === 0 && bytes[i + 1] === 0) lineEnds.little++;
    if (i % 2 === 1 && bytes[i - 1] === 0) lineEnds.big++;
  }
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < Math.max(2, bytes.length * 0.02)) return undefined;
  if (odd > even * 20 && lineEnds.little >= lineEnds.all * 0.9) return 'utf-16le';
  return even > odd * 20 && lineEnds.big >= lineEnds.all * 0.9 ? 'utf-16be' : undefined;
}

function decodes(decoder: TextDecoder, piece: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function ends(decoder: TextDecoder): boolean {
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

// In a one-byte encoding hardly any pair of letters happens to be a UTF-8 sequence.
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const sound = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return sound > broken * 4;
}
