import { expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/database.ts';
import { openDatabase } from './connection.ts';
import { sql } from './sql.ts';

test('a connection that is lost between two statements of a transaction fails it, and nothing else', async () => {
  await using database = await createTestDatabase();
  const db = openDatabase(database.connection);
  const ending = db.transaction(async (tx) => {
    const own = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await db.rows(sql`select pg_terminate_backend(${own?.pid})`);
    while (await db.one(sql`select 1 from pg_stat_activity where pid = ${own?.pid}`));
    return tx.rows(sql`select 1`);
  });
  await expect(ending).rejects.toThrow();
  expect(await db.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await db.end();
});
