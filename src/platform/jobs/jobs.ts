import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { App } from '../app.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/connection.ts';
import type { Job } from '../module.ts';

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

/** A worker that is killed leaves its jobs to others within a minute: heartbeats every half of this. */
const HEARTBEAT_S = 30;
/** A new job is told of at once (NOTIFY); asking serves those that begin later, and whoever cannot be told. */
const POLLING = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 };

export function createJobs(db: Database, log: Logger): JobService {
  const boss = new PgBoss({
    db: {
      executeSql: async (text: string, values?: unknown[]) =>
        db.raw(text, values) as Promise<{ rows: unknown[] }>,
      listen: async (channel, receive, reconnected) => ({
        close: await db.listen(channel, (payload) => (payload === null ? reconnected() : receive(payload))),
      }),
    },
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    cronWorkerIntervalSeconds: 5,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'));
  let isStarted = false;
  return {
    enqueue: async (ctx, name, data, o = {}) => {
      if (!isStarted) throw new Error(`jobs are not started: ${name}`);
      const tx = {
        executeSql: async (text: string, values?: unknown[]) =>
          ctx.db.raw(text, values) as Promise<{ rows: unknown[] }>,
      };
      await boss.send(name, data, { db: tx, ...o });
    },
    start: async (app, jobs, work, contextFor) => {
      await boss.start();
      isStarted = true;
      for (const job of jobs) {
        await boss.createQueue(job.name, {
          retryLimit: 5,
          retryBackoff: true,
          retryDelay: 2,
          expireInSeconds: 3600,
          heartbeatSeconds: HEARTBEAT_S,
          notify: true,
        });
        if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: app.settings().timeZone });
        if (work)
          await boss.work(job.name, POLLING, ([taken]) => job.run(contextFor(app, job.name), taken?.data));
      }
    },
    stop: async () => {
      if (isStarted) await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}
