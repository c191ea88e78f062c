import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a running server, or a killed one, says of itself in its data folder. */
export interface PostmasterFile {
  pid: number;
  isReady: boolean;
}

/** Reads postmaster.pid; undefined where there is none or it is being written. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  const lines = readLines(cluster);
  const pid = Number.parseInt(lines[0] ?? '', 10);
  return Number.isInteger(pid) && pid > 1 ? { pid, isReady: lines[7]?.trim() === 'ready' } : undefined;
}

/**
 * Writes our own pid over that of a server that no longer runs: another process may have it by now, or nobody has
 * collected the dead one, and PostgreSQL refuses in both cases. It takes the pid of its parent as stale, and still looks
 * for processes that hold the dead server's memory: deleting the file would switch that protection off.
 */
export function claimPostmasterFile(cluster: string): void {
  const lines = readLines(cluster);
  lines[0] = String(process.pid);
  writeFileSync(pathOf(cluster), lines.join('\n'));
}

function readLines(cluster: string): string[] {
  try {
    return readFileSync(pathOf(cluster), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function pathOf(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}
