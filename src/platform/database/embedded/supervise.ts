import type { ChildProcess } from 'node:child_process';
import type { ServerPlan } from './server-process.ts';
import { spawnServer, stopServer } from './server-process.ts';

/** A server that is kept running. */
export interface SupervisedServer {
  pid(): number | undefined;
  stop(): Promise<void>;
}

const LONGEST_PAUSE = 10_000;

/**
 * Starts the server again whenever it ends without being asked to. Its socket stays where it was, so that pools reconnect
 * by themselves.
 */
export function supervise(
  first: ChildProcess,
  plan: ServerPlan,
  log: (line: string) => void,
): SupervisedServer {
  let child: ChildProcess | undefined;
  let isStopping = false;
  let restart: Promise<void> = Promise.resolve();

  const watch = (started: ChildProcess) => {
    child = started;
    started.once('exit', (code, signal) => {
      child = undefined;
      if (isStopping) return;
      log(
        `The database ended unexpectedly (${signal ?? `exit ${code}`}); starting it again. See ${plan.layout.log}`,
      );
      restart = startAgain(200);
    });
  };
  const startAgain = async (pause: number): Promise<void> => {
    if (isStopping) return;
    try {
      watch(await spawnServer(plan, log));
      log('The database runs again.');
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      await new Promise((resolve) => setTimeout(resolve, pause));
      return startAgain(Math.min(pause * 2, LONGEST_PAUSE));
    }
  };
  const stop = async (): Promise<void> => {
    isStopping = true;
    await restart;
    if (child) await stopServer(child);
    process.off('exit', stopAtExit);
  };
  // Where the program ends without having stopped the server, it is at least told to.
  const stopAtExit = () => void child?.kill('SIGINT');

  watch(first);
  process.on('exit', stopAtExit);
  return { pid: () => child?.pid, stop };
}
