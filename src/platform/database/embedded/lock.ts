import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from './startup-error.ts';

/** A data folder held for this process until it is released or the process ends, however it ends. */
export interface DataDirLock {
  release(): void;
}

/**
 * Creates the data folder where it is missing and takes it for this process.
 * Throws StartupError where another program holds it or where it cannot be written.
 */
export function lockDataDir(dataDir: string): DataDirLock {
  const folder = createFolder(dataDir);
  const pidFile = path.join(folder, 'mijoz.pid');
  const file = takeFileLock(path.join(folder, 'mijoz.lock'), folder, pidFile);
  writeFileSync(pidFile, `${process.pid}\n`);
  return {
    release() {
      rmSync(pidFile, { force: true });
      file.close();
    },
  };
}

function createFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return realpathSync(dataDir);
  } catch (error) {
    throw new StartupError(
      `Cannot create the data folder ${dataDir} (${codeOf(error)}): set DATA_DIR to another.`,
    );
  }
}

// Node has no flock. An exclusive transaction of SQLite is a lock of the operating system on an empty file: it goes
// when the process does, even by kill -9, and it holds between containers that share the folder, as a pid would not.
function takeFileLock(file: string, folder: string, pidFile: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    if (isLocked(error)) throw new StartupError(alreadyInUse(folder, pidFile));
    throw new StartupError(
      `Cannot write to the data folder ${folder}: give its owner write access or set DATA_DIR.`,
    );
  }
}

const SQLITE_BUSY = 5;

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function alreadyInUse(folder: string, pidFile: string): string {
  return `Another Mijoz${holderOf(pidFile)} already uses ${folder}: stop it, or set DATA_DIR to another folder.`;
}

function holderOf(pidFile: string): string {
  try {
    return ` (process ${readFileSync(pidFile, 'utf8').trim()})`;
  } catch {
    return '';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
