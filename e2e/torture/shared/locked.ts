import { mkdirSync, rmSync } from 'node:fs';

const PATIENCE_MS = 10_000;

/** Nobody else changes the file meanwhile; a lock that a killed process left behind is passed over. */
export function locked(file: string, change: () => void): void {
  const lock = `${file}.lock`;
  const end = Date.now() + PATIENCE_MS;
  while (!taken(lock) && Date.now() < end) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  try {
    change();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
