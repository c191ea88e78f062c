import { expect, test } from 'vitest';
import { startTestApp } from '../../testing/fixture.ts';
import { sweepExpired } from './sweep.ts';

test('what has run out is removed, what still counts stays', async () => {
  await using t = await startTestApp();
  const anna = await t.user('seller');
  await t.owner.post(`/users/${anna.id}/invite`);
  await t.anonymous.post('/session', { email: 'nobody@example.com', password: 'wrong' });
  await anna.post('/companies', { name: 'Once' }, { 'idempotency-key': 'k' });
  const counts = async (): Promise<number[]> => {
    const tables = ['session', 'one_time_token', 'rate_limit', 'idempotency'];
    const rows = await Promise.all(
      tables.map((name) => t.db.raw(`select count(*)::int as n from "${name}"`)),
    );
    return rows.map((r) => (r.rows[0] as { n: number }).n);
  };
  const before = await counts();
  await sweepExpired.run(t.system(), {});
  const used = await t.db.raw('select 1 from one_time_token where used_at is not null');
  expect(await counts()).toEqual(before);
  expect(used.rows).toHaveLength(1);
  t.pass({ days: 31 });
  await sweepExpired.run(t.system(), {});
  expect(await counts()).toEqual([0, 0, 0, 0]);
});
