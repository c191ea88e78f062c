import { statSync } from 'node:fs';
import path from 'node:path';
import { CLUSTER_NAME } from './layout.ts';
import { claimPostmasterFile, readPostmasterFile } from './postmaster-file.ts';
import type { ProcessFacts } from './process-facts.ts';
import { hasEndedWithin, processFacts } from './process-facts.ts';
import { StartupError } from './startup-error.ts';

/**
 * Clears the way for a new server on a cluster whose program lock we hold. A server that a killed program of ours left
 * behind is stopped, together with the statements that nobody waits for any more; a pid that another program has taken
 * since is discounted; a server that someone else runs here is refused with a StartupError.
 */
export async function clearPredecessor(cluster: string, log: (line: string) => void): Promise<void> {
  const pid = readPostmasterFile(cluster)?.pid;
  if (pid === undefined) return;
  const facts = processFacts(pid);
  const kind = facts ? kindOf(facts, cluster) : 'ended';
  if (kind === 'ended' || kind === 'unrelated') {
    claimPostmasterFile(cluster);
    return;
  }
  if (kind === 'foreign') throw new StartupError(foreignServer(pid, cluster));
  log(`Stopping the database that an earlier run left behind (process ${pid}).`);
  await stopOrphan(pid);
}

function kindOf(facts: ProcessFacts, cluster: string): 'ours' | 'foreign' | 'unrelated' {
  if (!/^(postgres|postmaster)(\.exe)?$/.test(path.basename(facts.command[0] ?? ''))) return 'unrelated';
  const isMarked = facts.command.includes(`cluster_name=${CLUSTER_NAME}`);
  if (isMarked && facts.command.includes(cluster)) return 'ours';
  if (facts.folder !== undefined) return facts.folder === cluster ? 'foreign' : 'unrelated';
  return facts.uid === statSync(cluster).uid ? 'foreign' : 'unrelated';
}

function foreignServer(pid: number, cluster: string): string {
  return `A PostgreSQL that Mijoz did not start (process ${pid}) runs on ${cluster}: stop it and start again.`;
}

// SIGINT ends the sessions and shuts down; SIGQUIT leaves the rest to recovery, which loses nothing either.
async function stopOrphan(pid: number): Promise<void> {
  for (const [signal, milliseconds] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await hasEndedWithin(pid, milliseconds)) return;
  }
  throw new StartupError(
    `The database of an earlier run (process ${pid}) does not stop: end it and start again.`,
  );
}
