import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../../app.ts';

const folderOf = (app: App): string => join(app.dataDir, 'archives');

/** Where the bytes of an archive lie: apart from the store of files, since they are meant to go soon. */
export const archivePath = (app: App, id: string): string => join(folderOf(app), `${id}.zip`);

export async function makePlace(app: App): Promise<void> {
  await mkdir(folderOf(app), { recursive: true, mode: 0o700 });
}

export const dropBytes = (app: App, id: string): Promise<void> => rm(archivePath(app, id), { force: true });

/** Ids of archives whose bytes were written before the moment. */
export async function agedBytes(app: App, before: Date): Promise<string[]> {
  const names = await readdir(folderOf(app)).catch(() => []);
  const aged = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folderOf(app), name)).catch(() => undefined);
      return found && found.mtime < before ? [name.replace(/\.zip$/, '')] : [];
    }),
  );
  return aged.flat();
}
