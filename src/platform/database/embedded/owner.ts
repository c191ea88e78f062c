import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { StartupError } from './startup-error.ts';

/** The user that PostgreSQL runs as, where the program itself is root. */
export interface Owner {
  uid: number;
  gid: number;
}

const PREFERRED_USERS = ['mijoz', 'postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so that root needs another user for it: the one that already owns the cluster, else
 * a dedicated one, else one that every system has. Undefined where the program is not root and runs it as itself.
 */
export function chooseOwner(cluster: string): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOfExisting(cluster) ?? firstKnownUser();
}

// A cluster that a restore left to root is given to one of the preferred users anew.
function ownerOfExisting(cluster: string): Owner | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

function firstKnownUser(): Owner {
  for (const name of PREFERRED_USERS) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid };
  }
  throw new StartupError(
    'PostgreSQL does not run as root: create a system user "mijoz", or set DATABASE_URL.',
  );
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  const id = Number.parseInt(answer.stdout ?? '', 10);
  return answer.status === 0 && Number.isInteger(id) ? id : undefined;
}
