import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const cli = path.join(root, 'src/app/cli.ts');
/** Who is killed often is started as often. */
const COMPILED = path.join(root, '.cache/compiled');

/** The program as a process of its own, as an operator starts it. */
export interface Program {
  /** What it printed: the address with the installation token, while there is one. Empty for a worker. */
  address: string;
  child: ChildProcess;
  /** Everything that it printed and logged so far. */
  output(): string;
  isRunning(): boolean;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  dataDir: string;
  port?: number;
  role?: 'web' | 'worker' | 'all';
  databaseUrl?: string;
}

/** A prototype that somebody has got at is told of when the program ends. */
const TELL_POLLUTION = `--import=data:text/javascript,process.on('exit',()=>{for(const%20k%20in%20{})console.log('polluted',k)})`;

/** Starts it and resolves once it is ready; rejects with its output where it ends instead. */
export async function startProgram(o: ProgramOptions): Promise<Program> {
  const child = spawn(process.execPath, [cli, `--role=${o.role ?? 'all'}`], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: o.dataDir,
      PORT: String(o.port ?? 0),
      NODE_NO_WARNINGS: '1',
      NODE_OPTIONS: TELL_POLLUTION,
      NODE_COMPILE_CACHE: COMPILED,
      ...(o.databaseUrl ? { DATABASE_URL: o.databaseUrl } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (text: Buffer): void => {
      output += text;
      const found = /ready: (\S+)\n/.exec(output)?.[1] ?? (/background work/.test(output) ? '' : undefined);
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(output || 'it ended without a word')));
  });
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!isRunning()) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    address,
    child,
    output: () => output,
    isRunning,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** A data folder that PostgreSQL's user may enter, removed by `dispose`. */
export function temporaryFolder(): { path: string } & Disposable {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mijoz-t-'));
  chmodSync(folder, 0o755);
  return { path: folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
