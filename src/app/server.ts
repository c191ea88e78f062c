import { existsSync } from 'node:fs';
import type pg from 'pg';
import { pino } from 'pino';
import { serveClient } from '../platform/api/client.ts';
import { registerApi } from '../platform/api/register.ts';
import { createServer } from '../platform/api/server.ts';
import { installationToken } from '../platform/auth/installation.ts';
import { loadMasterKey } from '../platform/auth/master-key.ts';
import { systemContext } from '../platform/context.ts';
import { createApp } from '../platform/create-app.ts';
import { openDatabase } from '../platform/database/connection.ts';
import { migrate } from '../platform/database/migrate.ts';
import { jobsOfSubscribers } from '../platform/events/dispatch.ts';
import type { Config } from './config.ts';
import { modules } from './modules.ts';

/** A stop waits this long for requests under way. */
const MOST_WAIT_MS = 10_000;
const client = new URL('../../dist/web/', import.meta.url);

/** Brings the database to this version, starts the roles asked for, and resolves to the address to open. */
export async function startServer(
  config: Config,
  connection: pg.PoolConfig,
): Promise<{ url: string; close(): Promise<void> }> {
  const db = openDatabase(connection);
  await migrate(db.pool);
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'warn' });
  const app = await createApp({
    db,
    modules,
    log,
    masterKey: await loadMasterKey(config.dataDir),
    dataDir: config.dataDir,
  });
  const jobs = [...app.registry.jobs, ...jobsOfSubscribers(app.registry)];
  await app.jobs.start(app, jobs, config.role !== 'web', (a, job) => systemContext(a, `job ${job}`));
  const stop = async (): Promise<void> => {
    await app.close();
    await db.end();
  };
  if (config.role === 'worker') return { url: '', close: stop };
  const https = config.tls ?? null;
  // An address of its own means a proxy in front, on this machine: it says who asks, and over which protocol.
  const server = await createServer(app, { trustProxy: config.baseUrl ? 'loopback' : false, https });
  registerApi(app, server);
  if (existsSync(client)) await serveClient(server, client);
  const address = await server.listen({ port: config.port, host: config.host });
  const token = await installationToken(app);
  const base = config.baseUrl ?? address;
  return {
    url: token ? `${base}/install?token=${token}` : base,
    close: async () => {
      const late = setTimeout(() => server.server.closeAllConnections(), MOST_WAIT_MS);
      await server.close();
      clearTimeout(late);
      await stop();
    },
  };
}
