import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Layout } from './layout.ts';
import { PORT } from './layout.ts';
import type { Owner } from './owner.ts';
import { StartupError } from './startup-error.ts';

/** Makes the folders around the cluster, and lets PostgreSQL's user through to them and to nothing else. */
export function prepareFolders(layout: Layout, owner: Owner | undefined): void {
  mkdirSync(layout.home, { recursive: true });
  if (!owner) return;
  for (const folder of [layout.dataDir, layout.home]) chmodSync(folder, statSync(folder).mode | 0o011);
  const closed = firstClosedFolder(path.dirname(layout.dataDir), owner);
  if (closed) {
    throw new StartupError(
      `The database's user cannot enter ${closed}, in which DATA_DIR lies: set DATA_DIR to a folder such as ` +
        '/var/lib/mijoz, or allow others to pass through (chmod o+x).',
    );
  }
}

/** An empty folder of mode 0700 that belongs to PostgreSQL's user. */
export function createPrivateFolder(folder: string, owner: Owner | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (owner) chownSync(folder, owner.uid, owner.gid);
}

/** Gives a whole tree to PostgreSQL's user, where it is not so already. */
export function giveTree(folder: string, owner: Owner | undefined): void {
  if (!owner || statSync(folder).uid === owner.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, entry);
    if (!lstatSync(file).isSymbolicLink()) chownSync(file, owner.uid, owner.gid);
  }
  chownSync(folder, owner.uid, owner.gid);
}

/**
 * The folder of the server's socket, emptied: what a killed server left there names pids that others may have by now.
 * It lies beside the cluster, or in the system's temporary folder where the path would be too long for a socket.
 */
export function prepareSocketFolder(layout: Layout, owner: Owner | undefined): string {
  const folder = fitsSocket(layout.socketFolder) ? layout.socketFolder : temporaryFolder(layout.cluster);
  refuseStrangersFolder(folder, owner);
  rmSync(folder, { recursive: true, force: true });
  createPrivateFolder(folder, owner);
  return folder;
}

// Node clears an address of 108 bytes on Linux and 104 on macOS. A comma would split PostgreSQL's list of folders.
function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${PORT}`)) <= 100 && !/[,"]/.test(folder);
}

function temporaryFolder(cluster: string): string {
  const short = os.tmpdir().length <= 60 ? os.tmpdir() : '/tmp';
  return path.join(short, `mijoz-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`);
}

// The temporary folder is everyone's: whoever made ours first could answer in the server's place.
function refuseStrangersFolder(folder: string, owner: Owner | undefined): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  const allowed = [process.getuid?.(), owner?.uid];
  if (found && !(found.isDirectory() && allowed.includes(found.uid))) {
    throw new StartupError(
      `${folder} belongs to another user: remove it, or set DATA_DIR to a folder of a shorter path.`,
    );
  }
}

function firstClosedFolder(folder: string, owner: Owner): string | undefined {
  const parent = path.dirname(folder);
  const above = parent === folder ? undefined : firstClosedFolder(parent, owner);
  return above ?? (mayPass(folder, owner) ? undefined : folder);
}

function mayPass(folder: string, owner: Owner): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === owner.uid) return (mode & 0o100) !== 0;
  if (gid === owner.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
