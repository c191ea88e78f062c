import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type pg from 'pg';
import { keepPartitions } from './partitions.ts';

const LOCK_NOT_AVAILABLE = '55P03';
const folder = new URL('../../migrations/', import.meta.url);

/**
 * Brings a database to this version's schema: files of `src/migrations` in the order of their names, all in one
 * transaction under the migrator's lock, so that a failure leaves the old schema whole; then the partitions that the
 * coming weeks need. Resolves to the names applied.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  // The pool stays the caller's: `end` must not close it.
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { options: pool.options, connect: () => pool.connect(), end: async () => undefined },
    }),
  });
  const migrator = new Migrator({
    db,
    provider: { getMigrations },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error, results } = await migrator.migrateToLatest();
  const failed = results?.find((r) => r.status === 'Error');
  if (error)
    throw new Error(
      `the database could not be brought to this version${failed ? ` (at ${failed.migrationName})` : ''}: ${String(error)}`,
      { cause: error },
    );
  await keepPartitions(pool, new Date()).catch((error: { code?: string }) => {
    // Another process is at work in the tables: its job makes them, and till then the default partition takes all.
    if (error.code !== LOCK_NOT_AVAILABLE) throw error;
  });
  return (results ?? []).map((r) => r.migrationName);
}

async function getMigrations(): Promise<Record<string, { up(db: Kysely<unknown>): Promise<void> }>> {
  const files = (await readdir(folder)).filter((f) => f.endsWith('.sql')).sort();
  const entries = files.map(async (file) => {
    const text = await readFile(new URL(file, folder), 'utf8');
    return [
      file.slice(0, -4),
      { up: async (db: Kysely<unknown>) => void (await sql.raw(text).execute(db)) },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
