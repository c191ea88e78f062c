import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { App } from '../app.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/connection.ts';
import type { Job } from '../module.ts';
import { createWaking } from './waking.ts';

export interface JobService {
  /** In the caller's transaction: the job exists if and only if what caused it does. */
  enqueue(
    ctx: Pick<Context, 'db'>,
    name: string,
    data: object,
    o?: { singletonKey?: string; startAfter?: Date },
  ): Promise<void>;
  /** Creates the queues; `work` also takes jobs up. */
  start(app: App, jobs: Job[], work: boolean, contextFor: (app: App, job: string) => Context): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A worker that is killed leaves its jobs to others within a minute: heartbeats come every half of this, and their lack is
 * looked for every ten seconds.
 */
const HEARTBEAT_S = 30;
/** Tries come ever later, but not so late that a job whose workers are killed one after the other lies longer than that. */
const QUEUE = {
  retryLimit: 10,
  retryBackoff: true,
  retryDelay: 2,
  retryDelayMax: 10,
  expireInSeconds: 3600,
  heartbeatSeconds: HEARTBEAT_S,
};
const SUPERVISION = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 };
/** A new job is told of at once; asking serves those that begin later, and whoever was not told. */
const POLLING = { pollingIntervalSeconds: 2 };

export function createJobs(db: Database, log: Logger): JobService {
  const boss = new PgBoss({
    db: {
      executeSql: async (text: string, values?: unknown[]) =>
        db.raw(text, values) as Promise<{ rows: unknown[] }>,
    },
    ...SUPERVISION,
    cronWorkerIntervalSeconds: 5,
  });
  const waking = createWaking(db, log);
  const workers = new Map<string, string>();
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'));
  const wake = (queue: string | null): void => {
    for (const [name, worker] of workers) if (queue === null || queue === name) boss.notifyWorker(worker);
  };
  let isStarted = false;
  return {
    enqueue: async (ctx, name, data, o = {}) => {
      if (!isStarted) throw new Error(`jobs are not started: ${name}`);
      const tx = {
        executeSql: async (text: string, values: unknown[] = []) => ({
          rows: await ctx.db.rows<unknown>({ text, values }),
        }),
      };
      await boss.send(name, data, { db: tx, ...o });
      if (!o.startAfter) ctx.db.afterCommit(() => waking.tell(name));
    },
    start: async (app, jobs, work, contextFor) => {
      await boss.start();
      isStarted = true;
      await prepareQueues(
        boss,
        jobs.map((job) => job.name),
      );
      for (const job of jobs) {
        if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: app.settings().timeZone });
        const run = async ([taken]: { data: unknown }[]): Promise<void> => {
          // One notice may be of many jobs: whoever did one looks for the next at once, until there is none.
          wake(job.name);
          await job.run(contextFor(app, job.name), taken?.data);
        };
        if (work) workers.set(job.name, await boss.work(job.name, POLLING, run));
      }
      if (work) await waking.start(wake);
    },
    stop: async () => {
      await waking.close();
      if (isStarted) await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** Most are there, as they are to be, and a start does not wait for each. */
async function prepareQueues(boss: PgBoss, names: string[]): Promise<void> {
  const known = new Map((await boss.getQueues(names)).map((queue) => [queue.name, queue]));
  for (const name of names) {
    const queue = known.get(name);
    const isSame =
      queue && Object.entries(QUEUE).every(([option, value]) => Reflect.get(queue, option) === value);
    if (!queue) await boss.createQueue(name, QUEUE);
    else if (!isSame) await boss.updateQueue(name, QUEUE);
  }
}
