import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareBinaries } from './binaries.ts';
import { createPrivateFolder, prepareFolders } from './folders.ts';
import { layoutOf } from './layout.ts';
import { lockDataDir } from './lock.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { hasEndedWithin } from './process-facts.ts';
import { query, runProgram } from './program.testing.ts';
import { startEmbedded } from './start-embedded.ts';

const isRoot = process.getuid?.() === 0;
const lines: string[] = [];
const log = (line: string) => void lines.push(line);
let dataDir: string;
let cluster: string;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mijoz-embedded-'));
  cluster = layoutOf(dataDir).cluster;
  const database = await startEmbedded({ dataDir, log });
  await query(database.connection, 'create table kept (id int)', 'insert into kept values (1)');
  await database.stop();
});

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('what was written is there after a stop and a start, and nothing runs in between', async () => {
  expect(existsSync(path.join(cluster, 'postmaster.pid'))).toBe(false);
  const database = await startEmbedded({ dataDir, log });
  expect(await query(database.connection, 'select id from kept')).toEqual([{ id: 1 }]);
  const pid = database.pid() ?? 0;
  await database.stop();
  expect(await hasEndedWithin(pid, 0)).toBe(true);
});

test('the database is durable, listens on no address, and its user is no superuser', async () => {
  const database = await startEmbedded({ dataDir, log });
  const [settings] = await query(
    database.connection,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('listen_addresses') as addresses, current_setting('data_checksums') as checksums,
            current_setting('is_superuser') as superuser, current_setting('server_encoding') as encoding`,
  );
  await database.stop();
  expect(settings).toEqual({
    fsync: 'on',
    commit: 'on',
    addresses: '',
    checksums: 'on',
    superuser: 'off',
    encoding: 'UTF8',
  });
});

test('trigrams, letter case and order know Cyrillic and Uzbek letters', async () => {
  const database = await startEmbedded({ dataDir, log });
  const [row] = await query(
    database.connection,
    'create extension if not exists pg_trgm',
    `select similarity('Қодиров', 'қодир') > 0.5 as similar, lower('ЎКТАМ ӢЁ') as lower,
            (select string_agg(name, ' ' order by name) from unnest(array['я', 'Ё', 'а', 'е', 'b', 'A']) as name) as ordered`,
  );
  await database.stop();
  expect(row).toEqual({ similar: true, lower: 'ўктам ӣё', ordered: 'A b а е Ё я' });
});

test('settings of the operator win over ours, but cannot open the database to the network', async () => {
  const file = layoutOf(dataDir).operatorSettings;
  writeFileSync(file, "work_mem = '77MB'\nlisten_addresses = '*'\n");
  const database = await startEmbedded({ dataDir, log });
  const [row] = await query(
    database.connection,
    `select current_setting('work_mem') as memory, current_setting('listen_addresses') as addresses`,
  );
  await database.stop();
  rmSync(file);
  expect(row).toEqual({ memory: '77MB', addresses: '' });
});

test('a killed server is started again by itself, with the same address', async () => {
  const database = await startEmbedded({ dataDir, log });
  await query(database.connection, 'insert into kept values (2)');
  process.kill(database.pid() ?? 0, 'SIGKILL');
  await expect
    .poll(() => query(database.connection, 'select id from kept order by id').catch(() => []), {
      timeout: 20_000,
    })
    .toEqual([{ id: 1 }, { id: 2 }]);
  await query(database.connection, 'delete from kept where id = 2');
  await database.stop();
  expect(lines.some((line) => line.includes('ended unexpectedly (SIGKILL)'))).toBe(true);
});

test('a stop while the server is being started again leaves nothing running', async () => {
  const database = await startEmbedded({ dataDir, log });
  const pid = database.pid() ?? 0;
  process.kill(pid, 'SIGKILL');
  await hasEndedWithin(pid, 5000);
  await new Promise((resolve) => setImmediate(resolve));
  await database.stop();
  expect(await hasEndedWithin(readPostmasterFile(cluster)?.pid ?? 0, 0)).toBe(true);
});

test('a server that outlived its killed program is stopped, and loses no acknowledged write', async () => {
  const program = await runProgram(dataDir);
  await query(program.connection, 'insert into kept values (3)');
  await program.kill();
  expect(await hasEndedWithin(program.serverPid, 0)).toBe(false);
  const database = await startEmbedded({ dataDir, log });
  expect(await hasEndedWithin(program.serverPid, 0)).toBe(true);
  expect(await query(database.connection, 'delete from kept where id = 3 returning id')).toEqual([{ id: 3 }]);
  await database.stop();
});

test('program and server killed at once lose no acknowledged write', async () => {
  const program = await runProgram(dataDir);
  await query(program.connection, 'insert into kept values (4)');
  process.kill(program.serverPid, 'SIGKILL');
  await program.kill();
  const database = await startEmbedded({ dataDir, log });
  expect(await query(database.connection, 'delete from kept where id = 4 returning id')).toEqual([{ id: 4 }]);
  await database.stop();
});

test('the pid of a dead server that another process has by now does not stop the start', async () => {
  const other = spawn('sleep', ['60']);
  writeFileSync(
    path.join(cluster, 'postmaster.pid'),
    `${other.pid}\n${cluster}\n1700000000\n5432\n/nowhere\n\n0 0\nready\n`,
  );
  const database = await startEmbedded({ dataDir, log });
  await database.stop();
  expect(other.exitCode ?? other.signalCode).toBe(null);
  other.kill();
});

test('a pid that no process has does not stop the start', async () => {
  const gone = spawn('true');
  await new Promise((resolve) => gone.once('exit', resolve));
  writeFileSync(
    path.join(cluster, 'postmaster.pid'),
    `${gone.pid}\n${cluster}\n1700000000\n5432\n/nowhere\n\n0 0\nready\n`,
  );
  const database = await startEmbedded({ dataDir, log });
  expect(await query(database.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  await database.stop();
});

test('a server that was killed before it wrote its pid does not stop the start', async () => {
  writeFileSync(path.join(cluster, 'postmaster.pid'), '');
  const database = await startEmbedded({ dataDir, log });
  expect(await query(database.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  await database.stop();
});

test('a PostgreSQL that someone else started on the folder is refused and left running', async () => {
  const database = await startEmbedded({ dataDir, log });
  await database.stop();
  const { uid, gid } = statSync(cluster);
  const { postgres } = prepareBinaries(layoutOf(dataDir), isRoot ? { uid, gid } : undefined);
  const args = ['-D', cluster, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${cluster}`];
  const foreign = spawn(postgres, args, {
    cwd: '/',
    env: {},
    stdio: 'ignore',
    ...(isRoot ? { uid, gid } : {}),
  });
  await expect.poll(() => readPostmasterFile(cluster)?.isReady, { timeout: 10_000 }).toBe(true);
  await expect(startEmbedded({ dataDir, log })).rejects.toThrow(
    `that Mijoz did not start (process ${foreign.pid})`,
  );
  expect(foreign.exitCode ?? foreign.signalCode).toBe(null);
  const ended = new Promise((resolve) => foreign.once('exit', resolve));
  foreign.kill('SIGINT');
  await ended;
});

test('a first start that was cut off is made anew', async () => {
  const fresh = mkdtempSync(path.join(os.tmpdir(), 'mijoz-embedded-'));
  const layout = layoutOf(fresh);
  prepareFolders(layout, undefined);
  createPrivateFolder(layout.clusterBeingMade, undefined);
  writeFileSync(path.join(layout.clusterBeingMade, 'half'), 'written');
  const database = await startEmbedded({ dataDir: fresh, log });
  await database.stop();
  expect(existsSync(layout.clusterBeingMade)).toBe(false);
  rmSync(fresh, { recursive: true });
});

test('the data of another major version is refused, not hidden', async () => {
  const fresh = mkdtempSync(path.join(os.tmpdir(), 'mijoz-embedded-'));
  mkdirSync(path.join(fresh, 'postgres/17'), { recursive: true });
  await expect(startEmbedded({ dataDir: fresh, log })).rejects.toThrow('was written by PostgreSQL 17');
  rmSync(fresh, { recursive: true });
});

test('a second program on the same folder is refused with one line', async () => {
  const program = await runProgram(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(`Another Mijoz (process ${program.process.pid}) already uses`);
  await expect(runProgram(dataDir)).rejects.toThrow(/^Another Mijoz \(process \d+\) already uses [^\n]+$/);
  await program.stop();
  lockDataDir(dataDir).release();
});

test('a path too long for a socket does not stop the start', async () => {
  const long = path.join(mkdtempSync(path.join(os.tmpdir(), 'mijoz-embedded-')), 'x'.repeat(100));
  chmodSync(path.dirname(long), 0o755);
  lockDataDir(long).release();
  const database = await startEmbedded({ dataDir: long, log });
  expect(database.connection.host.startsWith(long)).toBe(false);
  expect(statSync(database.connection.host).mode & 0o777).toBe(0o700);
  expect(await query(database.connection, 'select 1 as one')).toEqual([{ one: 1 }]);
  await database.stop();
  rmSync(path.dirname(long), { recursive: true });
});

if (isRoot) {
  test('as root, the server runs as another user, and a folder that this user cannot enter is refused', async () => {
    expect(statSync(cluster).uid).not.toBe(0);
    const closed = mkdtempSync(path.join(os.tmpdir(), 'mijoz-embedded-'));
    lockDataDir(path.join(closed, 'data')).release();
    const start = startEmbedded({ dataDir: path.join(closed, 'data'), log });
    await expect(start).rejects.toThrow(`cannot enter ${closed}`);
    rmSync(closed, { recursive: true });
  });

  test('as an ordinary user, the server runs as that user', async () => {
    const { uid, gid } = statSync(cluster);
    const home = mkdtempSync(path.join(os.tmpdir(), 'mijoz-embedded-'));
    chownSync(home, uid, gid);
    const program = await runProgram(path.join(home, 'data'), { uid, gid });
    expect(readFileSync(path.join(home, 'data/postgres/18/PG_VERSION'), 'utf8')).toBe('18\n');
    expect(statSync(path.join(home, 'data')).mode & 0o777).toBe(0o700);
    await program.stop();
    rmSync(home, { recursive: true });
  });
}
