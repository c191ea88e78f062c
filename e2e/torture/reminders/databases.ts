import pg from 'pg';
import { migrate } from '../../../src/platform/database/migrate.ts';
import { runOnServer, withDatabase } from '../../../src/testing/database.ts';
import { startTestApp, type TestApp } from '../../../src/testing/fixture.ts';
import { startTestServer } from '../../../src/testing/server.ts';

/** A server that is in no hurry to reach the disk, with as many companies of their own as are asked for. */
export async function testServer(): Promise<{ newApp(): Promise<TestApp> } & AsyncDisposable> {
  const server = await startTestServer();
  let count = 0;
  return {
    newApp: async () => {
      const name = `mijoz_simulated_${process.pid}_${count++}`;
      await runOnServer(server.connection, `create database ${name}`);
      const connection = withDatabase(server.connection, name);
      const pool = new pg.Pool(connection);
      await migrate(pool).finally(() => pool.end());
      const drop = async (): Promise<void> => undefined;
      return startTestApp({
        timeZone: 'Asia/Tashkent',
        database: { name, connection, drop, [Symbol.asyncDispose]: drop },
      });
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}
