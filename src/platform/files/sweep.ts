import { constants } from 'node:fs';
import { access, link, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Job } from '../module.ts';
import { folderOfBytes } from './store.ts';

/** Bytes are left alone for this long: their row may still be on its way (a slow upload, an archive being loaded). */
const GRACE_MS = 86_400_000;

/**
 * Each night: bytes that no row points to (of purged records, of uploads that were broken off) are removed.
 *
 * Safe beside uploads, in any number of processes and without a lock: an upload always writes a new file and renames
 * it into its place, so its bytes are young, and are another file than the one that was found old. What is to go is
 * first renamed away, which of two sweeps one only can do, and only then looked at: if an upload has put a new file
 * there meanwhile, or a row has come to point to it, it is linked back into its place. Whatever a killed sweep has left
 * aside is linked back by the next one.
 */
export const sweepBytes: Job = {
  name: 'files.sweep',
  cron: '7 4 * * *',
  run: async (ctx) => {
    const folder = folderOfBytes(ctx.app.dataDir);
    if (!(await isThere(folder))) return;
    const aside = join(folder, 'leaving');
    await mkdir(aside, { recursive: true });
    for (const hash of await readdir(aside)) await putBack(folder, hash);
    const before = ctx.now.getTime() - GRACE_MS;
    await removeOld(join(folder, 'incoming'), before);
    for (const part of (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)))
      await sweepFolder(ctx, folder, part, before);
  },
};

const isThere = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

/** Halves of uploads whose process ended. */
async function removeOld(folder: string, before: number): Promise<void> {
  const names = (await isThere(folder)) ? await readdir(folder) : [];
  for (const name of names) {
    const stat = await lstat(join(folder, name)).catch(() => undefined);
    if (stat?.isFile() && stat.mtimeMs < before) await rm(join(folder, name), { force: true });
  }
}

async function sweepFolder(ctx: Context, folder: string, part: string, before: number): Promise<void> {
  const names = (await readdir(join(folder, part))).filter((name) => /^[0-9a-f]{62}$/.test(name));
  for (let i = 0; i < names.length; i += 500) {
    const hashes = names.slice(i, i + 500).map((name) => part + name);
    const held = await heldOf(ctx, hashes);
    for (const hash of hashes.filter((h) => !held.has(h))) await remove(ctx, folder, hash, before);
  }
}

/** Every column that names bytes of the store; a new one belongs here before its first row. */
async function heldOf(ctx: Context, hashes: string[]): Promise<Set<string>> {
  const rows = await ctx.db.rows<{
    hash: string;
  }>(sql`select hash from file where hash = any(${hashes}::text[])
    union select file from import where file = any(${hashes}::text[])`);
  return new Set(rows.map((r) => r.hash));
}

async function remove(ctx: Context, folder: string, hash: string, before: number): Promise<void> {
  const [path, away] = placesOf(folder, hash);
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile() || found.mtimeMs >= before) return;
  try {
    await rename(path, away);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return;
    throw error;
  }
  const moved = await lstat(away);
  const isSame = moved.ino === found.ino && moved.mtimeMs === found.mtimeMs;
  if (isSame && !(await heldOf(ctx, [hash])).has(hash)) await rm(away, { force: true });
  else await putBack(folder, hash);
}

/** Where an upload was quicker its bytes are the same, and stay. */
async function putBack(folder: string, hash: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return;
  const [path, away] = placesOf(folder, hash);
  await link(away, path).catch((error: { code?: string }) => {
    if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
  });
  await rm(away, { force: true });
}

const placesOf = (folder: string, hash: string): [string, string] => [
  join(folder, hash.slice(0, 2), hash.slice(2)),
  join(folder, 'leaving', hash),
];
