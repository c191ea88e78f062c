import type { Logger } from 'pino';
import type { Database } from '../database/connection.ts';

export interface Waking {
  /** To be called after the commit: whoever works this queue looks at it now. */
  tell(queue: string): void;
  start(wake: (queue: string | null) => void): Promise<void>;
  close(): Promise<void>;
}

const CHANNEL = 'mijoz_jobs';
/** Jobs within this time are told to other processes together. */
const GATHER_MS = 20;

/**
 * Tells workers of new jobs. After the commit, since a NOTIFY inside of a transaction makes all commits of the database
 * wait for each other (PostgreSQL's AsyncCtl: a lock held from there to the end of the commit). Lost with a killed process;
 * asking finds the job then.
 */
export function createWaking(db: Database, log: Logger): Waking {
  let pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let wake: (queue: string | null) => void = () => undefined;
  let stopListening: (() => Promise<void>) | undefined;
  const flush = (): void => {
    timer = undefined;
    const queues = JSON.stringify([...pending]);
    pending = new Set();
    db.raw('select pg_notify($1, $2)', [CHANNEL, queues]).catch((error) =>
      log.warn({ err: error }, 'jobs: not told'),
    );
  };
  return {
    tell: (queue) => {
      pending.add(queue);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    start: async (run) => {
      wake = run;
      stopListening = await db.listen(CHANNEL, (payload) => {
        for (const queue of payload === null ? [null] : (JSON.parse(payload) as string[])) wake(queue);
      });
    },
    close: async () => {
      clearTimeout(timer);
      await stopListening?.();
    },
  };
}
