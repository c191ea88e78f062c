import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { CLUSTER_NAME, PORT } from './layout.ts';
import type { Owner } from './owner.ts';
import { claimPostmasterFile, readPostmasterFile } from './postmaster-file.ts';
import { clearPredecessor } from './predecessor.ts';
import { fixedSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';

/** All that is needed to start the server again as it was. */
export interface ServerPlan {
  layout: Layout;
  binaries: Binaries;
  owner: Owner | undefined;
  socketFolder: string;
}

/**
 * Starts the server and resolves when it accepts connections; recovery after a crash takes as long as it takes.
 * Throws StartupError where it ends instead.
 */
export async function spawnServer(plan: ServerPlan, log: (line: string) => void): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt += 1) {
    await clearPredecessor(plan.layout.cluster, log);
    const logStart = rotateLog(plan.layout.log);
    const child = spawnOnce(plan);
    if (await becomesReady(child, plan.layout.cluster)) return child;
    const reason = lastFatal(readFileSync(plan.layout.log, 'utf8').slice(logStart));
    if (attempt >= 50 || !MOMENTARY.test(reason)) {
      throw new StartupError(`The database does not start (${reason}): see ${plan.layout.log}.`);
    }
    // Whoever still was about to write into it has had seconds.
    if (attempt >= 10 && EMPTY.test(reason)) claimPostmasterFile(plan.layout.cluster);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

// What a server that was killed between making its file and writing into it leaves behind; or one that is just starting.
const EMPTY = /lock file .* is empty/;
// A server that was killed a moment ago, or was being started by a program that was: gone or known at the next look.
const MOMENTARY = new RegExp(`pre-existing shared memory block|lock file .* already exists|${EMPTY.source}`);

/** Ends all sessions and shuts the server down with everything written; by force only after a minute. */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const force = setTimeout(() => child.kill('SIGQUIT'), 60_000);
  await ended;
  clearTimeout(force);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

// Detached: Ctrl-C in a terminal must reach the program first, which ends its requests before the database. Variables
// of the environment such as PGOPTIONS are kept away from it.
function spawnOnce({ layout, binaries, owner, socketFolder }: ServerPlan): ChildProcess {
  const settings = Object.entries(fixedSettings(socketFolder, PORT, CLUSTER_NAME));
  const log = openSync(layout.log, 'a', 0o600);
  const child = spawn(
    binaries.postgres,
    ['-D', layout.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { detached: true, cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', log, log], ...owner },
  );
  closeSync(log);
  child.once('error', () => undefined);
  return child;
}

function lastFatal(lines: string): string {
  const line = lines.split('\n').findLast((text) => text.includes('FATAL:'));
  return line?.replace(/^.*FATAL: */, '') ?? 'it ended at once';
}

const LOG_LIMIT = 10 * 2 ** 20;

function rotateLog(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT) return size;
  renameSync(log, `${log}.1`);
  return 0;
}

// The pid is compared, so that an answer from another server on the same folder is never taken for our child's.
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  while (child.pid !== undefined && !hasEnded(child)) {
    const file = readPostmasterFile(cluster);
    if (file?.pid === child.pid && file.isReady) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}
