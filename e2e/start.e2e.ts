import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const script = path.resolve(import.meta.dirname, '../scripts/start.mjs');
let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mijoz-start-'));
  chmodSync(dataDir, 0o755);
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('npm start prints an address that answers with the web client', async () => {
  const { child, address } = await start();
  const page = await (await fetch(address)).text();
  expect(page).toContain('<div id="root">');
  await end(child, 'SIGTERM');
  expect(child.exitCode).toBe(0);
});

test('a signal that arrives twice, as npm repeats it, still stops in order', async () => {
  const { child, address } = await start();
  child.kill('SIGINT');
  await end(child, 'SIGINT');
  expect(child.exitCode).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
});

test('a killed launcher takes the program with it, and the next start finds its data', async () => {
  const first = await start();
  await end(first.child, 'SIGKILL');
  await expect.poll(() => fetch(first.address).then(Boolean, () => false), { timeout: 20_000 }).toBe(false);
  const second = await start();
  expect((await fetch(second.address)).status).toBe(200);
  await end(second.child, 'SIGTERM');
});

async function start(): Promise<{ child: ChildProcess; address: string }> {
  // Not the whole environment: vitest sets a BASE_URL of its own.
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0' };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      output += text;
      const found = /ready: (\S+)\n/.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(output)));
  });
  return { child, address };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, 'exit');
}
