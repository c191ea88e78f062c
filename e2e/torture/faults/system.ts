import { spawnSync } from 'node:child_process';

/** Runs a command of the system; false where it fails. */
export const system = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
