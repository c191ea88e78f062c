import pg from 'pg';
import { DATABASE_USER, PORT, SUPERUSER } from './layout.ts';
import { StartupError } from './startup-error.ts';

/** The name of the program's database in an embedded server. */
export const DATABASE = 'mijoz';

/**
 * Creates the program's user and database where they are missing, after making sure that the server that answers is the
 * process that we started.
 */
export async function ensureDatabase(socketFolder: string, serverPid: number): Promise<void> {
  const client = new pg.Client({
    host: socketFolder,
    port: PORT,
    user: SUPERUSER,
    database: 'postgres',
    ssl: false,
  });
  // A server that dies between two statements makes the next one fail; without a listener it would end this process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await assertSameServer(client, serverPid);
    await createUserOnce(client);
    await createDatabaseOnce(client);
  } finally {
    await client.end();
  }
}

async function assertSameServer(client: pg.Client, serverPid: number): Promise<void> {
  const answer = await client.query<{ file: string }>(`select pg_read_file('postmaster.pid') as file`);
  if (Number.parseInt(answer.rows[0]?.file ?? '', 10) === serverPid) return;
  throw new StartupError(
    'Another database server answers in place of the one just started: stop it and start again.',
  );
}

async function createUserOnce(client: pg.Client): Promise<void> {
  const known = await client.query('select 1 from pg_roles where rolname = $1', [DATABASE_USER]);
  if (known.rowCount === 0) await client.query(`create role ${DATABASE_USER} login createdb`);
}

async function createDatabaseOnce(client: pg.Client): Promise<void> {
  const known = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (known.rowCount === 0) await client.query(`create database ${DATABASE} owner ${DATABASE_USER}`);
}
