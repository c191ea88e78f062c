import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, statSync } from 'node:fs';

/** What can be known of a process from outside. */
export interface ProcessFacts {
  command: string[];
  uid: number | undefined;
  /** Undefined where the system does not tell, as in a container without the right to trace. */
  folder: string | undefined;
}

/** Undefined where no such process runs; one that has ended and was not yet collected does not run. */
export function processFacts(pid: number): ProcessFacts | undefined {
  return process.platform === 'linux' ? factsFromProc(pid) : factsFromPs(pid);
}

/** Waits until a process has ended; false where it still runs after `milliseconds`. */
export async function hasEndedWithin(pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (processFacts(pid)) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function factsFromProc(pid: number): ProcessFacts | undefined {
  const command = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    ?.split('\0')
    .slice(0, -1);
  if (!command?.length) return undefined;
  return {
    command,
    uid: attempt(() => statSync(`/proc/${pid}`).uid),
    folder: attempt(() => readlinkSync(`/proc/${pid}/cwd`)),
  };
}

function factsFromPs(pid: number): ProcessFacts | undefined {
  const ps = spawnSync('ps', ['-ww', '-o', 'stat=,uid=,command=', '-p', String(pid)], { encoding: 'utf8' });
  const [state, uid, ...command] = (ps.stdout ?? '').trim().split(/\s+/);
  if (ps.status !== 0 || !state || state.startsWith('Z')) return undefined;
  return { command, uid: Number(uid), folder: undefined };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
