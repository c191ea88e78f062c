import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { sql } from '../database/sql.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t?.close());

test('a record whose link goes away for good while it is created is refused with the field’s name, and leaves nothing', async () => {
  const parent = await t.owner.post('/companies', { name: 'Going away' });
  const waits = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const { creating } = await t.db.transaction(async (tx) => {
    await tx.rows(sql`delete from party where id = ${parent.body.id}`);
    // To others it is still there, until this transaction commits.
    const creating = t.owner.post('/companies', { name: 'Left alone', parent: parent.body.id });
    await expect.poll(() => t.db.rows(waits)).toHaveLength(1);
    return { creating };
  });
  const { status, body } = await creating;
  expect(status).toBe(422);
  expect(body.problems).toMatchObject([{ field: 'parent', code: 'no_such_record' }]);
  const left = await t.db.rows(sql`select 1 from party where name = 'Left alone'
    union all select 1 from search_document where title = 'Left alone'
    union all select 1 from audit_entry where changes->'name'->>1 = 'Left alone'`);
  expect(left).toEqual([]);
});
