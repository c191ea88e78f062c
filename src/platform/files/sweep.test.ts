import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, signedIn } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { emptyRecycleBin } from '../records/recycle-bin.ts';
import { pathOfBytes } from './store.ts';
import { sweepBytes } from './sweep.ts';

let t: TestApp;
let owner: Client;
beforeAll(async () => {
  t = await startTestApp();
  owner = t.owner;
});
afterAll(() => t?.close());

/** Days go by, and the owner signs in again. */
const pass = async (days: number): Promise<void> => {
  t.pass({ days });
  owner = await signedIn(t.app, t.server, owner.id);
};

async function upload(by: Client, id: string, bytes: string): Promise<{ id: string; path: string }> {
  const form = new FormData();
  form.append('file', new Blob([bytes]), 'a.txt');
  const request = new Response(form);
  const answer = await t.server.inject({
    method: 'POST',
    url: `/api/v1/files?entity=contacts.party&id=${id}`,
    headers: { ...by.headers, 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  const file = answer.json<{ id: string }>().id;
  const { rows } = await t.db.raw('select hash from file where id = $1', [file]);
  return { id: file, path: pathOfBytes(t.app.dataDir, (rows[0] as { hash: string }).hash) };
}
const company = async (name: string): Promise<string> => (await owner.post('/companies', { name })).body.id;
const sweep = (): Promise<void> => sweepBytes.run(t.system(), {});
const grow = (path: string): Promise<void> => {
  const at = new Date(t.app.now().getTime() - 3 * 86_400_000);
  return utimes(path, at, at);
};

test('young bytes without a row stay, old ones and halves of uploads go', async () => {
  const folder = join(t.app.dataDir, 'files');
  const [young, old] = ['a', 'b'].map((c) => pathOfBytes(t.app.dataDir, c.repeat(64))) as [string, string];
  const half = join(folder, 'incoming', 'half');
  for (const path of [young, old, half]) {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, 'x');
    const now = t.app.now();
    await utimes(path, now, now);
  }
  await grow(old);
  await grow(half);
  await sweep();
  expect([young, old, half].map((p) => existsSync(p))).toEqual([true, false, false]);
});

test('an upload of bytes that a sweep is about to remove keeps them', async () => {
  const id = await company('Racing');
  for (let i = 0; i < 40; i++) {
    const path = (await upload(owner, id, `race ${i}`)).path;
    await t.db.raw('delete from file where record_id = $1', [id]);
    await grow(path);
    const [file] = await Promise.all([upload(owner, id, `race ${i}`), sweep(), sweep()]);
    const read = await t.server.inject({ url: `/api/v1/files/${file.id}/content`, headers: owner.headers });
    expect(read.payload).toBe(`race ${i}`);
  }
});

test('what a killed sweep left aside comes back to its place', async () => {
  const { path } = await upload(owner, await company('Killed'), 'aside');
  const hash = path.split('/').slice(-2).join('');
  const aside = join(t.app.dataDir, 'files', 'leaving');
  const { rename } = await import('node:fs/promises');
  await rename(path, join(aside, hash));
  await sweep();
  expect(existsSync(path)).toBe(true);
  expect(await readdir(aside)).toEqual([]);
});

test.each(['../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`, ''])(
  'no path is made of %j',
  (hash) => {
    expect(() => pathOfBytes(t.app.dataDir, hash)).toThrow('not a hash');
  },
);

test('what is not of the store is left alone', async () => {
  const stranger = join(t.app.dataDir, 'files', 'aa', 'readme.txt');
  await mkdir(join(stranger, '..'), { recursive: true });
  await writeFile(stranger, 'mine');
  await grow(stranger);
  await sweep();
  expect(existsSync(stranger)).toBe(true);
});

// Last, since files are young by the clock of the machine, which does not move.
test('bytes used twice go with the second of their records, not with the first', async () => {
  const [one, other] = [await company('One'), await company('Other')];
  const first = await upload(owner, one, 'the same');
  const second = await upload(owner, other, 'the same');
  expect(first.path).toBe(second.path);
  await owner.delete(`/companies/${one}`);
  await pass(31);
  await emptyRecycleBin.run(t.system(), {});
  await sweep();
  expect(existsSync(first.path)).toBe(true);
  await owner.delete(`/companies/${other}`);
  await pass(31);
  await sweep();
  expect(existsSync(first.path)).toBe(true);
  await emptyRecycleBin.run(t.system(), {});
  await sweep();
  expect(existsSync(first.path)).toBe(false);
});
