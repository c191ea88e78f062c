import { expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/database.ts';
import { type Db, openDatabase } from './connection.ts';
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

test('what was sent and not waited for fails its transaction, with its own error', async () => {
  await using database = await createTestDatabase();
  const db = openDatabase(database.connection);
  await db.rows(sql`create table mark (name text primary key)`);
  const twice = (then: (tx: Db) => Promise<unknown>) =>
    db.transaction(async (tx) => {
      await tx.rows(sql`insert into mark values ('kept')`);
      tx.send(sql`insert into mark values ('kept')`);
      await then(tx);
    });
  const doubled = { code: '23505' };
  await expect(twice(async () => undefined)).rejects.toMatchObject(doubled);
  await expect(twice((tx) => tx.rows(sql`select 1`))).rejects.toMatchObject(doubled);
  expect(await db.rows(sql`select * from mark`)).toEqual([]);
  await db.end();
});

test('what failed within a savepoint that was taken back does not fail the transaction', async () => {
  await using database = await createTestDatabase();
  const db = openDatabase(database.connection);
  await db.rows(sql`create table mark (name text primary key)`);
  await db.transaction(async (tx) => {
    tx.send(sql`insert into mark values ('kept')`);
    tx.send(sql`savepoint second`);
    tx.send(sql`insert into mark values ('kept')`);
    await tx.raw('rollback to savepoint second');
  });
  expect(await db.rows(sql`select * from mark`)).toEqual([{ name: 'kept' }]);
  const late = db.transaction(async (tx) => {
    tx.send(sql`savepoint second`);
    tx.send(sql`insert into mark values ('kept')`);
    await tx.raw('rollback to savepoint second');
    throw new Error('another reason');
  });
  await expect(late).rejects.toThrow('another reason');
  await db.end();
});

test('a transaction in which an error was passed over is not said to be committed', async () => {
  await using database = await createTestDatabase();
  const db = openDatabase(database.connection);
  const passedOver = db.transaction(async (tx) => {
    await tx.rows(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(passedOver).rejects.toThrow();
  await db.end();
});

test('what is read with the commit sees what was written; where it fails, nothing is committed', async () => {
  await using database = await createTestDatabase();
  const db = openDatabase(database.connection);
  await db.rows(sql`create table mark (name text primary key)`);
  const written = (read: (tx: Db) => Promise<unknown>) =>
    db.transactionAndRead((tx) => tx.rows(sql`insert into mark values ('kept')`), read);
  await expect(written((tx) => tx.rows(sql`select 1 / 0`))).rejects.toMatchObject({ code: '22012' });
  expect(await db.rows(sql`select * from mark`)).toEqual([]);
  // What is not there to be read is the reader's affair.
  await expect(written(() => Promise.reject(new Error('not found')))).rejects.toThrow('not found');
  await db.rows(sql`delete from mark`);
  expect(await written((tx) => tx.one(sql`select name from mark`))).toEqual({ name: 'kept' });
  await db.end();
});

test('an attempt that fails takes back only itself, with the error of what it sent and had explained', async () => {
  await using database = await createTestDatabase();
  const db = openDatabase(database.connection);
  await db.rows(sql`create table mark (name text primary key)`);
  const twice = (tx: Db) =>
    tx.attempt(async () => {
      await tx.rows(sql`insert into mark values ('lost')`);
      tx.send(sql`insert into mark values ('kept')`, () => new Error('it is there'));
    });
  await db.transaction(async (tx) => {
    await tx.rows(sql`insert into mark values ('kept')`);
    await expect(twice(tx)).rejects.toThrow('it is there');
    await expect(tx.attempt(() => twice(tx))).rejects.toThrow('it is there');
    await tx.attempt(() => tx.rows(sql`insert into mark values ('later')`));
  });
  expect(await db.rows(sql`select * from mark order by name`)).toEqual([{ name: 'kept' }, { name: 'later' }]);
  const broken = db.transaction(async (tx) => {
    tx.send(sql`insert into mark values ('kept')`, () => new Error('before the attempt'));
    await tx.attempt(() => tx.rows(sql`select 1`));
  });
  await expect(broken).rejects.toThrow('before the attempt');
  await expect(async () => db.attempt(async () => undefined)).rejects.toThrow('within a transaction');
  await db.end();
});
