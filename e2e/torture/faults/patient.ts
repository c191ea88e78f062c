import { chmodSync } from 'node:fs';
import { type Api, install } from '../shared/api.ts';
import { databaseOf } from '../shared/installation.ts';
import { type Program, startProgram, temporaryFolder } from '../shared/program.ts';
import type { Patient } from './faults.ts';
import { system } from './system.ts';

export interface Sick extends Patient, AsyncDisposable {
  program: Program;
  owner: Api;
}

/** An installation on a file system of its own, small enough to be filled. Needs root and Linux. */
export async function newPatient(): Promise<Sick> {
  const folder = temporaryFolder();
  system('mount', '-t', 'tmpfs', '-o', 'size=700m', 'tmpfs', folder.path);
  chmodSync(folder.path, 0o755);
  const program = await startProgram({ dataDir: folder.path });
  const owner = await install(program.address);
  const pool = databaseOf(folder.path);
  return {
    dataDir: folder.path,
    program,
    owner,
    rows: async <T>(sql: string) => {
      const result = await pool.query(sql);
      return (result.rows ?? []) as T[];
    },
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await program.stop();
      system('umount', '-l', folder.path);
      folder[Symbol.dispose]();
    },
  };
}

/** Whether this machine lets us make file systems and bind them. */
export function canMount(): boolean {
  using folder = temporaryFolder();
  return (
    system('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder.path) && system('umount', folder.path)
  );
}
