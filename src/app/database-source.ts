import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { lockDataDir } from '../platform/database/embedded/lock.ts';
import { startEmbedded } from '../platform/database/embedded/start-embedded.ts';
import { StartupError } from '../platform/database/embedded/startup-error.ts';
import type { Config } from './config.ts';

const LEAST_VERSION = 15;
const LONGEST_WAIT = 60_000;

/**
 * The database that the settings name: a server by DATABASE_URL, waited for as it may start at the same time, else the
 * embedded one. What must be stopped is left with `resources`.
 */
export async function openDatabaseSource(
  config: Config,
  resources: AsyncDisposableStack,
  log: (line: string) => void,
): Promise<pg.PoolConfig> {
  if (config.databaseUrl) {
    const connection = { connectionString: config.databaseUrl };
    await checkServer(connection, log);
    createDataDir(config.dataDir);
    return connection;
  }
  const lock = lockDataDir(config.dataDir);
  resources.defer(() => lock.release());
  const database = await startEmbedded({ dataDir: config.dataDir, log });
  resources.defer(() => database.stop());
  return database.connection;
}

// The key and the files lie there, whosever the database is. Several processes may share it then.
function createDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    throw new StartupError(`Cannot create the data folder ${dataDir}: set DATA_DIR to another.`);
  }
}

async function checkServer(connection: pg.PoolConfig, log: (line: string) => void): Promise<void> {
  const { version, encoding } = await askServer(connection, log);
  if (version < LEAST_VERSION * 10_000) {
    const major = Math.floor(version / 10_000);
    throw new StartupError(
      `DATABASE_URL names PostgreSQL ${major}: version ${LEAST_VERSION} or later is needed.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartupError(
      `The database of DATABASE_URL is encoded in ${encoding}: create it with ENCODING 'UTF8'.`,
    );
  }
}

interface ServerFacts {
  version: number;
  encoding: string;
}

async function askServer(connection: pg.PoolConfig, log: (line: string) => void): Promise<ServerFacts> {
  const end = Date.now() + LONGEST_WAIT;
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await askOnce(connection);
    } catch (error) {
      if (!mayPass(error) || Date.now() > end) throw new StartupError(unreachable(error));
      if (isFirst) log(`Waiting for the database of DATABASE_URL (${messageOf(error)}).`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

async function askOnce(connection: pg.PoolConfig): Promise<ServerFacts> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    );
    return rows[0] ?? { version: 0, encoding: '' };
  } finally {
    await client.end().catch(() => undefined);
  }
}

// Not there yet, or starting up; a wrong password or name does not mend itself.
function mayPass(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ENOENT', '57P03'].includes(
    code,
  );
}

function unreachable(error: unknown): string {
  return `The database of DATABASE_URL does not answer (${messageOf(error)}): check the address, name and password.`;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
