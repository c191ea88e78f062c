import { realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { prepareBinaries } from './binaries.ts';
import { prepareCluster, writeConfiguration } from './cluster.ts';
import { DATABASE, ensureDatabase } from './first-database.ts';
import { prepareFolders, prepareSocketFolder } from './folders.ts';
import { DATABASE_USER, layoutOf, PORT } from './layout.ts';
import { chooseOwner } from './owner.ts';
import { clearPredecessor } from './predecessor.ts';
import type { ServerPlan } from './server-process.ts';
import { spawnServer } from './server-process.ts';
import type { Settings } from './settings.ts';
import { StartupError } from './startup-error.ts';
import { supervise } from './supervise.ts';

/** What pg needs to reach the database; `ssl` and `port` are given so that PG… variables cannot change them. */
export interface EmbeddedConnection {
  /** The folder of the server's socket. */
  host: string;
  port: number;
  user: string;
  database: string;
  password?: string;
  ssl: false;
}

/** A running PostgreSQL of our own. It is started again by itself where it dies. */
export interface EmbeddedDatabase {
  connection: EmbeddedConnection;
  /** The process of the server at this moment; undefined while it is being started again. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a data folder that the caller has locked (see lockDataDir), creating its data at the first start.
 * Throws StartupError with one line that names the cure.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: (line: string) => void;
  /** For tests: further parameters of PostgreSQL. */
  settings?: Settings;
}): Promise<EmbeddedDatabase> {
  const plan = await prepare(path.resolve(options.dataDir), options.log, options.settings ?? {});
  const child = await spawnServer(plan, options.log);
  const server = supervise(child, plan, options.log);
  try {
    await ensureDatabase(plan.socketFolder, child.pid ?? 0);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(plan.socketFolder, { recursive: true, force: true });
  };
  return { connection: connectionTo(plan.socketFolder), pid: server.pid, stop };
}

async function prepare(
  dataDir: string,
  log: (line: string) => void,
  settings: Settings,
): Promise<ServerPlan> {
  refuseWindows();
  const layout = layoutOf(realpathSync(dataDir));
  const owner = chooseOwner(layout.cluster);
  prepareFolders(layout, owner);
  const binaries = prepareBinaries(layout, owner);
  prepareCluster(layout, binaries, owner);
  await clearPredecessor(layout.cluster, log);
  writeConfiguration(layout, owner, settings);
  return { layout, binaries, owner, socketFolder: prepareSocketFolder(layout, owner) };
}

// PostgreSQL's sockets there are not the named pipes that Node connects to.
function refuseWindows(): void {
  if (process.platform !== 'win32') return;
  throw new StartupError(
    'The embedded database does not run on Windows: use WSL, or set DATABASE_URL to a PostgreSQL 15+.',
  );
}

function connectionTo(host: string): EmbeddedConnection {
  return { host, port: PORT, user: DATABASE_USER, database: DATABASE, ssl: false };
}
