import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type Api, install } from './api.ts';
import { type Program, startProgram, temporaryFolder } from './program.ts';

/** A new installation with its own database, its owner signed in, and a way to look into its tables. */
export interface Installation extends AsyncDisposable {
  dataDir: string;
  program: Program;
  owner: Api;
  rows<T>(sql: string, values?: unknown[]): Promise<T[]>;
  databaseLog(): string;
}

/** Where nothing is killed, nothing needs to reach the disk at once. */
const FAST = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off', 'max_connections = 200'];

export async function newInstallation(o: { settings?: string[] } = {}): Promise<Installation> {
  const folder = temporaryFolder();
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(path.join(folder.path, 'postgres.conf'), `${[...FAST, ...(o.settings ?? [])].join('\n')}\n`, {
    mode: 0o644,
  });
  const program = await startProgram({ dataDir: folder.path });
  const owner = await install(program.address);
  const pool = databaseOf(folder.path);
  return {
    dataDir: folder.path,
    program,
    owner,
    rows: async <T>(sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows as T[],
    databaseLog: () => readFileSync(path.join(folder.path, 'postgres/postgres.log'), 'utf8'),
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await program.stop();
      folder[Symbol.dispose]();
    },
  };
}

/** The embedded database of a data folder, past the program. */
export function databaseOf(dataDir: string, user = 'postgres'): pg.Pool {
  const host = path.join(realpathSync(dataDir), 'postgres/run');
  const options = '-c default_transaction_read_only=off';
  const pool = new pg.Pool({ host, port: 5432, user, database: 'mijoz', max: 3, options });
  pool.on('error', () => undefined);
  return pool;
}

/** The number of the server's process, by the file in which it keeps it. */
export function postmasterOf(dataDir: string): number | undefined {
  const home = path.join(dataDir, 'postgres');
  const cluster = readdirSync(home).find((name) => /^\d+$/.test(name));
  try {
    return Number.parseInt(readFileSync(path.join(home, cluster ?? '', 'postmaster.pid'), 'utf8'), 10);
  } catch {
    return undefined;
  }
}
