import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';

let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mijoz-cli-'));
  chmodSync(dataDir, 0o755);
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('it starts with its own database, answers, refuses a second one, and stops in order', async () => {
  const program = start([], { PORT: '0' });
  const address = await program.untilReady();
  const answer = await fetch(new URL('/api/openapi.json', address));
  expect(answer.status).toBe(200);
  expect(new URL(address).searchParams.get('token')).toMatch(/^\S{20,}$/);
  expect(await start([], { PORT: '0' }).ended).toEqual({
    code: 1,
    errors: expect.stringMatching(/^Another Mijoz \(process \d+\) already uses [^\n]+\n$/),
  });
  program.child.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
});

test('it runs on a server of the operator, and makes no database of its own', async () => {
  await using database = await createTestDatabase();
  const own = path.join(dataDir, 'own');
  const program = start([], { PORT: '0', DATA_DIR: own, DATABASE_URL: urlOf(database.name) });
  expect((await fetch(new URL('/api/openapi.json', await program.untilReady()))).status).toBe(200);
  program.child.kill('SIGINT');
  expect((await program.ended).code).toBe(0);
  expect(existsSync(path.join(own, 'postgres'))).toBe(false);
});

test('a taken port is one line with the cure', async () => {
  const other = net.createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as net.AddressInfo;
  const { code, errors } = await start([], { PORT: String(port) }).ended;
  other.close();
  expect(code).toBe(1);
  expect(errors).toContain(`Port ${port} of 127.0.0.1 is taken: stop the other program or set PORT.\n`);
});

test.each([
  [{ DATABASE_URL: 'postgres://mijoz@127.0.0.1/no_such_database?host=SOCKET' }, 'does not answer'],
  [{ PORT: 'many' }, 'PORT must be'],
])('what keeps it from starting is one line: %j', async (env, message) => {
  const { host } = inject('testServer').connection;
  const settings = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replace('SOCKET', `${host}`)]),
  );
  const { code, errors } = await start([], settings).ended;
  expect(code).toBe(1);
  expect(errors).toMatch(new RegExp(`^[^\n]*${message}[^\n]*\n$`));
});

function start(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'cli.ts'), ...args], {
    // Not the whole environment: vitest sets a BASE_URL of its own.
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, errors }));
  return { child, ended, untilReady: () => addressIn(child, ended) };
}

async function addressIn(
  child: ChildProcessByStdio<null, Readable, Readable>,
  ended: Promise<{ errors: string }>,
): Promise<string> {
  let output = '';
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', (text) => {
      output += text;
      const address = /ready: (\S+)\n/.exec(output)?.[1];
      if (address) resolve(address);
    });
  });
  const failed = ended.then(({ errors }) => Promise.reject(new Error(errors)));
  return Promise.race([ready, failed]);
}

function urlOf(database: string): string {
  const { connectionString, host, user } = inject('testServer').connection;
  if (!connectionString) return `postgres://${user}@localhost/${database}?host=${host}`;
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}
