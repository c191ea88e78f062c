import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PoolConfig } from 'pg';
import { layoutOf } from '../platform/database/embedded/layout.ts';
import { clearPredecessor } from '../platform/database/embedded/predecessor.ts';
import { startEmbedded } from '../platform/database/embedded/start-embedded.ts';

/** A PostgreSQL for one run of the tests. */
export interface TestServer {
  connection: PoolConfig;
  stop(): Promise<void>;
}

const PREFIX = 'mijoz-test-';

// Safe for tests alone: a killed run's data is thrown away.
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '256MB',
};

/** An embedded server in a temporary folder, or the server that TEST_DATABASE_URL names. */
export async function startTestServer(): Promise<TestServer> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { connection: { connectionString: url }, stop: async () => undefined };
  await removeLeftovers();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  const database = await startEmbedded({ dataDir, log: console.log, settings: FAST });
  return {
    connection: database.connection,
    async stop() {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Ends the servers of runs that were killed, and removes their data. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (Number.isInteger(pid) && isAlive(pid)) continue;
    const folder = path.join(os.tmpdir(), name);
    await clearPredecessor(layoutOf(folder).cluster, () => undefined).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
