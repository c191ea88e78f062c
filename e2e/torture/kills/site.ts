import { once } from 'node:events';
import { createServer } from 'node:net';
import { startEmbedded } from '../../../src/platform/database/embedded/start-embedded.ts';
import { databaseOf, postmasterOf } from '../shared/installation.ts';
import { type Program, startProgram, temporaryFolder } from '../shared/program.ts';

export type Target = 'web' | 'worker' | 'database' | 'everything';

/** An installation in which each process can be killed, and is started again as a service manager does. */
export interface Site extends AsyncDisposable {
  origin: string;
  address: string;
  targets: Target[];
  /** SIGKILL; resolves once it is gone, with what starts it again. */
  kill(target: Target): Promise<() => Promise<void>>;
  rows<T>(sql: string, values?: unknown[]): Promise<T[]>;
}

/** Web, worker and database apart, as larger companies run them. The database's supervisor is this process. */
export async function siteApart(): Promise<Site> {
  const folder = temporaryFolder();
  const database = await startEmbedded({ dataDir: folder.path, log: () => undefined });
  const { host, user, database: name } = database.connection;
  const port = await freePort();
  const common = { dataDir: folder.path, databaseUrl: `postgres://${user}@localhost/${name}?host=${host}` };
  const startWeb = (): Promise<Program> => startProgram({ ...common, role: 'web', port });
  const startWorker = (): Promise<Program> => startProgram({ ...common, role: 'worker' });
  let web = await startWeb();
  let worker = await startWorker();
  const pool = databaseOf(folder.path);
  const killDatabase = (): void => {
    const pid = database.pid();
    if (pid) process.kill(pid, 'SIGKILL');
  };
  return {
    origin: new URL(web.address).origin,
    address: web.address,
    targets: ['web', 'worker', 'database', 'everything'],
    kill: async (target) => {
      if (target === 'database' || target === 'everything') killDatabase();
      if (target === 'web' || target === 'everything') await web.kill();
      if (target === 'worker' || target === 'everything') await worker.kill();
      return async () => {
        // Whatever ended by itself is not started again here: a database that comes back must find it running.
        if (target === 'web' || target === 'everything') web = await startWeb();
        if (target === 'worker' || target === 'everything') worker = await startWorker();
        if (!web.isRunning()) throw new Error(`web ended: ${web.output().slice(-3000)}`);
        if (!worker.isRunning()) throw new Error(`worker ended: ${worker.output().slice(-3000)}`);
      };
    },
    rows: async <T>(sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows as T[],
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await Promise.all([web.stop(), worker.stop()]);
      await database.stop();
      folder[Symbol.dispose]();
    },
  };
}

/** One program with the database that it brings, as most run it. */
export async function siteTogether(): Promise<Site> {
  const folder = temporaryFolder();
  const port = await freePort();
  const start = (): Promise<Program> => startProgram({ dataDir: folder.path, port });
  let program = await start();
  const pool = databaseOf(folder.path);
  return {
    origin: new URL(program.address).origin,
    address: program.address,
    targets: ['web', 'database', 'everything'],
    kill: async (target) => {
      const database = postmasterOf(folder.path);
      if (target !== 'web' && database) process.kill(database, 'SIGKILL');
      if (target !== 'database') await program.kill();
      return async () => {
        if (target !== 'database') program = await start();
        if (!program.isRunning()) throw new Error(`the program ended: ${program.output().slice(-3000)}`);
      };
    },
    rows: async <T>(sql: string, values?: unknown[]) => (await pool.query(sql, values)).rows as T[],
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await program.stop();
      folder[Symbol.dispose]();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
