import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import type { EmbeddedConnection } from './start-embedded.ts';

/** A program of the fixture that runs, with its database. */
export interface RunningProgram {
  process: ChildProcess;
  connection: EmbeddedConnection;
  serverPid: number;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
}

/** Starts the fixture on a data folder; rejects with what it printed where it refuses. */
export async function runProgram(
  dataDir: string,
  user: { uid?: number; gid?: number } = {},
): Promise<RunningProgram> {
  const child = spawn(
    process.execPath,
    [new URL('./program.fixture.ts', import.meta.url).pathname, dataDir],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: '/',
      ...user,
    },
  );
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const exited = once(child, 'exit');
  const line = await Promise.race([once(child.stdout, 'data'), exited.then(() => undefined)]);
  if (!line) throw new Error(errors.trim());
  return {
    process: child,
    ...(JSON.parse(String(line[0])) as { connection: EmbeddedConnection; serverPid: number }),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };

  async function end(signal: NodeJS.Signals): Promise<void> {
    child.kill(signal);
    await exited;
  }
}

/** Runs statements in one session and answers with the rows of the last. */
export async function query<T extends pg.QueryResultRow>(
  connection: pg.ClientConfig,
  ...statements: string[]
): Promise<T[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    let rows: T[] = [];
    for (const statement of statements) rows = (await client.query<T>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
