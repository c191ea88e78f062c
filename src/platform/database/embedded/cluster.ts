import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { createPrivateFolder, giveTree } from './folders.ts';
import type { Layout } from './layout.ts';
import { POSTGRES_MAJOR, SUPERUSER } from './layout.ts';
import type { Owner } from './owner.ts';
import type { Settings } from './settings.ts';
import { configurationFile } from './settings.ts';
import { StartupError } from './startup-error.ts';

/** Makes the cluster where there is none: as a whole or, when it is cut off, not at all. */
export function prepareCluster(layout: Layout, binaries: Binaries, owner: Owner | undefined): void {
  if (!existsSync(layout.cluster)) createCluster(layout, binaries, owner);
  giveTree(layout.cluster, owner);
}

/** Writes the configuration that this version of the program wants. */
export function writeConfiguration(layout: Layout, owner: Owner | undefined, extra: Settings): void {
  const files = {
    'postgresql.conf': configurationFile(layout, extra),
    // Who may enter the socket's folder, of mode 0700, is the server's own user or root.
    'pg_hba.conf': 'local all all trust\n',
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(layout.cluster, name);
    writeFileSync(file, text, { mode: 0o600 });
    if (owner) chownSync(file, owner.uid, owner.gid);
  }
}

function createCluster(layout: Layout, binaries: Binaries, owner: Owner | undefined): void {
  refuseOtherMajor(layout);
  const failures: string[] = [];
  for (const characters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    rmSync(layout.clusterBeingMade, { recursive: true, force: true });
    createPrivateFolder(layout.clusterBeingMade, owner);
    const failure = runInitdb(binaries, layout.clusterBeingMade, characters, owner);
    if (failure === undefined) {
      moveIntoPlace(layout);
      return;
    }
    failures.push(failure);
  }
  rmSync(layout.clusterBeingMade, { recursive: true, force: true });
  throw new StartupError(
    `PostgreSQL could not create its data (${failures[0]}): free the cause and start again.`,
  );
}

function refuseOtherMajor(layout: Layout): void {
  const other = readdirSync(layout.home).find((name) => /^\d+$/.test(name) && name !== POSTGRES_MAJOR);
  if (other === undefined) return;
  throw new StartupError(
    `${path.join(layout.home, other)} was written by PostgreSQL ${other}, this version brings ${POSTGRES_MAJOR}: ` +
      'back it up with the version that wrote it and restore the backup here.',
  );
}

// Order and letter case come from ICU. lc_ctype must know UTF-8 all the same: under "C", pg_trgm sees no letter in Cyrillic.
function runInitdb(
  binaries: Binaries,
  folder: string,
  characters: string,
  owner: Owner | undefined,
): string | undefined {
  const args = [
    ...['--pgdata', folder, '--username', SUPERUSER, '--auth', 'trust'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--lc-ctype', characters],
    ...['--locale-provider', 'icu', '--icu-locale', 'und', '--data-checksums'],
  ];
  const run = spawnSync(binaries.initdb, args, {
    encoding: 'utf8',
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    ...owner,
  });
  if (run.error) return run.error.message;
  if (run.status === 0) return undefined;
  const lines = run.stderr.trim().split('\n');
  return (lines.findLast((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? `exit ${run.status}`).trim();
}

function moveIntoPlace(layout: Layout): void {
  renameSync(layout.clusterBeingMade, layout.cluster);
  const folder = openSync(layout.home, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
