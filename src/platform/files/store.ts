import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from '../../kernel/uuid.ts';

/** Bytes once by their SHA-256 in the data folder; rows point to them. */
export interface StoredBytes {
  hash: string;
  size: number;
}

export const folderOfBytes = (dataDir: string): string => join(dataDir, 'files');

const pathOf = (dataDir: string, hash: string): string => {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a hash');
  return join(folderOfBytes(dataDir), hash.slice(0, 2), hash.slice(2));
};

/** Written beside its place and renamed into it, so that a kill leaves no half file under a whole name. */
export async function storeBytes(dataDir: string, source: Readable): Promise<StoredBytes> {
  const temporary = join(folderOfBytes(dataDir), 'incoming', uuidv7());
  await mkdir(dirname(temporary), { recursive: true });
  const sum = createHash('sha256');
  let size = 0;
  source.on('data', (chunk: Buffer) => {
    sum.update(chunk);
    size += chunk.length;
  });
  try {
    await pipeline(source, createWriteStream(temporary, { mode: 0o600, flush: true }));
    const hash = sum.digest('hex');
    const path = pathOf(dataDir, hash);
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
    return { hash, size };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

export const pathOfBytes = pathOf;

/** Reads stored bytes by their path. A sweep that met an upload of the same bytes has them aside for a moment. */
export async function readBytes<T>(
  dataDir: string,
  hash: string,
  read: (path: string) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await read(pathOf(dataDir, hash));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT' || tries === 5) throw error;
      await wait(20);
    }
}

export const openBytes = (dataDir: string, hash: string): Promise<Readable> =>
  readBytes(dataDir, hash, async (path) => (await open(path)).createReadStream());
