import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database of its own for a test or a file of tests; `await using` drops it, as does the end of the run. */
export interface TestDatabase {
  name: string;
  connection: pg.PoolConfig;
  drop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A fresh database with all migrations applied and no rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { connection, prefix, templateProblem } = inject('testServer');
  if (templateProblem) throw new Error(`The migrations do not apply: ${templateProblem}`);
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await runOnServer(
    connection,
    `create database ${name} template ${templateName(prefix)} strategy file_copy`,
  );
  const drop = async (): Promise<void> => {
    // The server's own vacuum may be at work in it, which nobody but the server may end: it is left to the sweep.
    await runOnServer(connection, `drop database if exists ${name} with (force)`).catch(
      (error: { code?: string }) => {
        if (error.code !== '42501' && error.code !== '55006') throw error;
      },
    );
  };
  return { name, connection: withDatabase(connection, name), drop, [Symbol.asyncDispose]: drop };
}

/** The name of the database that a run's databases are cloned from. */
export function templateName(prefix: string): string {
  return `${prefix}template`;
}

/** The same server, another database. */
export function withDatabase(server: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!server.connectionString) return { ...server, database };
  const url = new URL(server.connectionString);
  url.pathname = `/${database}`;
  return { ...server, connectionString: url.href };
}

/** Runs one statement on the server's own database, and answers with its rows. */
export async function runOnServer<T extends pg.QueryResultRow>(
  server: pg.PoolConfig,
  sql: string,
): Promise<T[]> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
