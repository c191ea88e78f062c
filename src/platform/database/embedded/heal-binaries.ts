import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** Restores the library links and run bits that npm leaves out when it runs no install scripts. */
export function heal(native: string): void {
  for (const { source, target } of listedLinks(native)) {
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    linkOnce(path.relative(path.dirname(target), source), target);
  }
  for (const program of readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', program);
    if ((lstatSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

/** Lets every user read a tree: an installation under a strict umask leaves files that only root can read. */
export function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, entry);
    const found = lstatSync(file);
    if (found.isSymbolicLink()) continue;
    chmodSync(file, found.isDirectory() ? 0o755 : found.mode | 0o444);
  }
}

function listedLinks(native: string): { source: string; target: string }[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const packageFolder = path.dirname(native);
  return links.map(({ source, target }) => ({
    source: path.join(packageFolder, source),
    target: path.join(packageFolder, target),
  }));
}

function linkOnce(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another program that starts at the same time may have healed it first.
    if (!lstatSync(target, { throwIfNoEntry: false })) throw error;
  }
}
