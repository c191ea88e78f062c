import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key that encrypts secrets at rest: a 0600 file of the data folder, made at the first start. */
export async function loadMasterKey(dataDir: string): Promise<Buffer> {
  const file = join(dataDir, 'master.key');
  await mkdir(dataDir, { recursive: true });
  // `wx` fails where the file exists, so two processes starting at once end up with one key.
  await writeFile(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  if (key.length !== 32) throw new Error(`${file} does not hold a key: restore it from your backup`);
  return key;
}
