import { readFileSync } from 'node:fs';
import { StartupError } from '../platform/database/embedded/startup-error.ts';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { openDatabaseSource } from './database-source.ts';

const log = (line: string): void => console.log(line);

const args = process.argv.slice(2);
if (args.includes('--help')) printFile('help.txt');
else if (args.includes('--version')) log(version());
else await runProgram();

// Exits by itself, so that nothing that a library left open keeps a stopped program alive.
async function runProgram(): Promise<never> {
  const stop = stopRequested();
  try {
    await serve(readConfig(process.env, args), stop);
    process.exit(0);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

/** Stops in the reverse order of the start: requests and pools, the database, the hold on its folder. */
async function serve(config: Config, stop: Promise<void>): Promise<void> {
  await using resources = new AsyncDisposableStack();
  const connection = await openDatabaseSource(config, resources, log);
  const { startServer } = await import('./server.ts');
  const server = await startServer(config, connection);
  resources.defer(() => withinSeconds(30, server.close()));
  log(config.role === 'worker' ? 'Mijoz does its background work.' : `Mijoz is ready: ${server.url}`);
  await stop;
  log('Stopping.');
}

// The first signal asks for a stop in order, a second one ends at once. The launcher's death counts as a signal.
function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const ask = (): void => {
      if (isAsked) process.exit(130);
      isAsked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
    process.once('disconnect', () => resolve());
  });
}

async function withinSeconds(seconds: number, work: Promise<void>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, seconds * 1000);
  await Promise.race([work, late]);
  clearTimeout(timer);
}

function explain(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${address} is taken: stop the other program or set PORT.`;
  if (code === 'EACCES' && port)
    return `Port ${port} needs more rights than this user has: set PORT above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `${address} is no address of this machine: correct HOST.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function printFile(name: string): void {
  log(readFileSync(new URL(name, import.meta.url), 'utf8').trimEnd());
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}
