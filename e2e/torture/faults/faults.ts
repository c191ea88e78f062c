import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../../../src/testing/random.ts';
import { postmasterOf } from '../shared/installation.ts';
import { system } from './system.ts';

/** The installation that is hurt. */
export interface Patient {
  dataDir: string;
  rows<T>(sql: string): Promise<T[]>;
}
export interface Fault {
  name: string;
  /** Sets in, lasts for a moment, and is over when this resolves. */
  strike(patient: Patient, random: Random): Promise<void>;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Nothing more fits onto the disk that holds database and files. Needs a data folder on a small file system. */
export const diskFull: Fault = {
  name: 'disk full',
  strike: async ({ dataDir }, random) => {
    const ballast = path.join(dataDir, 'ballast');
    try {
      for (let i = 0; ; i++) writeFileSync(`${ballast}${i}`, Buffer.alloc(i < 400 ? 2 ** 20 : 4096));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
    await wait(500 + random.next() * 2500);
    for (const name of readdirSync(dataDir)) if (name.startsWith('ballast')) rmSync(path.join(dataDir, name));
  },
};

/** Either the files' folder takes no more, or the database, as after a switch to a copy of it. */
export const readOnly: Fault = {
  name: 'read-only',
  strike: async ({ dataDir, rows }, random) => {
    if (random.chance(0.5) && (await readOnlyFiles(dataDir, 300 + random.next() * 1500))) return;
    await rows('alter system set default_transaction_read_only = on');
    await rows('select pg_reload_conf()');
    await wait(300 + random.next() * 1500);
    await rows('alter system reset default_transaction_read_only');
    await rows('select pg_reload_conf()');
  },
};

/** Resolves to false where the folder is in use at every moment. */
async function readOnlyFiles(dataDir: string, ms: number): Promise<boolean> {
  const files = path.join(dataDir, 'files');
  mkdirSync(files, { recursive: true });
  system('mount', '--bind', files, files);
  let isStruck = false;
  for (let i = 0; i < 50 && !isStruck; i++) {
    isStruck = system('mount', '-o', 'remount,bind,ro', files);
    if (!isStruck) await wait(20);
  }
  if (isStruck) await wait(ms);
  system('umount', '-l', files);
  return isStruck;
}

/** Killed, or there and silent. */
export const databaseGone: Fault = {
  name: 'database gone',
  strike: async ({ dataDir }, random) => {
    const server = postmasterOf(dataDir);
    if (!server) return;
    if (random.chance(0.6)) process.kill(server, 'SIGKILL');
    else await stopped(server, 500 + random.next() * 3000);
    await wait(random.next() * 500);
  },
};

/** Everything of the database stands still again and again, as it does on a disk that cannot keep up. */
export const slowDisk: Fault = {
  name: 'slow disk',
  strike: async ({ dataDir }, random) => {
    for (let i = 0; i < 6; i++) {
      const server = postmasterOf(dataDir);
      if (server) await stopped(server, 50 + random.next() * 400);
      await wait(random.next() * 100);
    }
  },
};

async function stopped(server: number, ms: number): Promise<void> {
  const all = [server, ...childrenOf(server)];
  const tell = (signal: NodeJS.Signals): void => {
    for (const pid of all) {
      try {
        process.kill(pid, signal);
      } catch {
        // A connection that has ended meanwhile.
      }
    }
  };
  tell('SIGSTOP');
  await wait(ms);
  tell('SIGCONT');
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}
function parentOf(pid: number): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
