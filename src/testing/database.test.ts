import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

test('each call gives a database of its own', async () => {
  await using one = await createTestDatabase();
  await using other = await createTestDatabase();
  await query(one.connection, 'create table only_here (id int)');
  await expect(query(other.connection, 'select * from only_here')).rejects.toThrow('does not exist');
});

test('a dropped database is gone, with sessions open in it', async () => {
  const database = await createTestDatabase();
  const pool = new pg.Pool(database.connection);
  pool.on('error', () => undefined);
  await pool.query('select 1');
  await database.drop();
  await expect(query(database.connection, 'select 1')).rejects.toThrow('does not exist');
  await pool.end();
});

async function query(connection: pg.PoolConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
