import { open } from 'node:fs/promises';
import type { Source } from './table.ts';

const PIECE = 256 * 1024;

/** The bytes of a source from `start` up to `end` (all by default), piece by piece. */
export async function* readPieces(
  source: Source,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  if (typeof source !== 'string') {
    for (let at = start; at < Math.min(end, source.length); at += PIECE) {
      yield source.subarray(at, Math.min(at + PIECE, end));
    }
    return;
  }
  const file = await open(source);
  try {
    for (let at = start; at < end; ) {
      // A buffer of its own for each piece: the reader before may still hold the last one.
      const { bytesRead, buffer } = await file.read(
        Buffer.allocUnsafe(Math.min(PIECE, end - at)),
        0,
        Math.min(PIECE, end - at),
        at,
      );
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Up to `length` bytes from `start`, in one piece. */
export async function readBytes(source: Source, start: number, length: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readPieces(source, start, start + length)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** How many bytes the source has. */
export async function sizeOf(source: Source): Promise<number> {
  if (typeof source !== 'string') return source.length;
  const file = await open(source);
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
