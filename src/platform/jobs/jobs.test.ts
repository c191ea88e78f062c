import { expect, test } from 'vitest';
import { modules } from '../../app/modules.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { startTestApp } from '../../testing/fixture.ts';
import { transact } from '../context.ts';
import type { Job } from '../module.ts';

test('jobs that were made together are taken up one after the other without a pause', async () => {
  const done: number[] = [];
  const { promise: isThrough, resolve } = Promise.withResolvers<void>();
  // At two seconds a job these would take longer than a test may.
  const count = 40;
  const job: Job<{ number: number }> = {
    name: 'test.count',
    run: async (_ctx, { number }) => {
      if (done.push(number) === count) resolve();
    },
  };
  await using t = await startTestApp({
    modules: [...modules, { name: 'test', jobs: [job as Job] }],
    work: true,
  });
  await transact(t.system(), async (ctx) => {
    for (let number = 0; number < count; number++) await t.app.jobs.enqueue(ctx, job.name, { number });
  });
  await isThrough;
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
});

test('a job whose worker was killed is missed, and tried again, within a minute, also in queues that an earlier version made', async () => {
  await using database = await createTestDatabase();
  const slow = `select name from pgboss.queue where heartbeat_seconds + 10 + coalesce(retry_delay_max, 60) >= 60 and name not like '\\_\\_pgboss%'`;
  await using first = await startTestApp({ database });
  await first.db.raw('update pgboss.queue set retry_limit = 5, retry_delay_max = null');
  expect((await first.db.raw(slow)).rows.length).toBeGreaterThan(10);
  await using second = await startTestApp({ database });
  expect((await second.db.raw(slow)).rows).toEqual([]);
});
