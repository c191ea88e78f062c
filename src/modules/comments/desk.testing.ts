import { sql } from '../../platform/database/sql.ts';
import { jobsOfSubscribers } from '../../platform/events/dispatch.ts';
import type { Client } from '../../testing/client.ts';
import type { TestApp } from '../../testing/fixture.ts';

/** Does what workers would: all that waits for a module. */
export async function work(t: TestApp, of = 'comments'): Promise<void> {
  const jobs = jobsOfSubscribers(t.app.registry).filter((j) => j.name.startsWith(`on.${of}.`));
  const waiting = await t.db.rows<{ id: string; name: string; data: object }>(
    sql`select id, name, data from pgboss.job where name like ${`on.${of}.%`} and state = 'created' order by created_on, id`,
  );
  for (const { id, name, data } of waiting) {
    await t.db.rows(sql`delete from pgboss.job where id = ${id}`);
    await jobs.find((j) => j.name === name)?.run(t.system(), data);
  }
}

export interface Line {
  kind: string;
  title: string | null;
  text: string | null;
  whose: { name: string } | null;
}
/** What somebody was told of words to them, the newest first. */
export async function toldTo(t: TestApp, who: Client): Promise<string[]> {
  await work(t);
  const { items } = (await who.get<{ items: Line[] }>('/notifications')).body;
  return items
    .filter((n) => n.kind !== 'change')
    .map((n) => `${n.kind} ${n.title} ${n.whose?.name}: ${n.text}`);
}
