import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { runOnServer, templateName, withDatabase } from './database.ts';
import { startTestServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests find their server, and the prefix of the names of this run's databases. */
    testServer: { connection: pg.PoolConfig; prefix: string; templateProblem: string | undefined };
  }
}

/** Starts one server for the run, and makes the template that each test's database is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  console.log(`seed: ${process.env.SEED}`);
  const server = await startTestServer();
  const prefix = `mijoz_test_${process.pid}_`;
  const templateProblem = await problemOf(createTemplate(server.connection, templateName(prefix)));
  project.provide('testServer', { connection: server.connection, prefix, templateProblem });
  return async () => {
    await dropDatabases(server.connection, prefix);
    await server.stop();
  };
}

// Tests without a database run all the same; one that asks for a database fails with this.
async function problemOf(work: Promise<void>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function createTemplate(server: pg.PoolConfig, name: string): Promise<void> {
  await runOnServer(server, `create database ${name}`);
  const { migrate } = await import('../platform/database/migrate.ts');
  const pool = new pg.Pool(withDatabase(server, name));
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
}

async function dropDatabases(server: pg.PoolConfig, prefix: string): Promise<void> {
  const sql = `select datname as name from pg_database where starts_with(datname, '${prefix}')`;
  const databases = await runOnServer<{ name: string }>(server, sql);
  for (const { name } of databases) await runOnServer(server, `drop database ${name} with (force)`);
}
