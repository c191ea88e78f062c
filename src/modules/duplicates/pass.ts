import { uuidv7 } from '../../kernel/uuid.ts';
import { readable } from '../../platform/access/readable.ts';
import { asSystem, type Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Job } from '../../platform/module.ts';
import { findFor } from './find.ts';

const PAGE = 300;

/**
 * Every minute: all customers that changed since, however they came (an import tells nobody); the first time all there are.
 * Where it is cut off it goes on the next time.
 */
export const passJob: Job = {
  name: 'duplicates.pass',
  cron: '* * * * *',
  run: async (ctx) => {
    const own = asSystem(ctx, 'duplicates');
    while (await nextPage(own));
  },
};

/** Changes of one process within it are compared by one pass: a job for every new record would cost more than the record. */
const MOMENT_MS = 3000;
let isOverAt = 0;

/** Whether no other change of this moment has asked for a pass. Should that one be taken back, the pass of the minute serves. */
export function isFirstOfMoment(): boolean {
  const now = Date.now();
  if (now < isOverAt) return false;
  isOverAt = now + MOMENT_MS;
  return true;
}

/** A pass once the moment is over. */
export const passSoon = (ctx: Context): Promise<void> =>
  ctx.app.jobs.enqueue(ctx, passJob.name, {}, { startAfter: new Date(Date.now() + MOMENT_MS) });

interface Pass {
  until: string | null;
  last: string | null;
}

async function nextPage(ctx: Context): Promise<boolean> {
  const pass = await ctx.db.one<Pass>(sql`select until, last_id as last from duplicate_pass`);
  const after = pass?.until
    ? sql`(p.updated_at, p.id) > (${pass.until}::timestamptz, ${pass.last}::uuid)`
    : sql`true`;
  const page = await ctx.db.rows<{ id: string; at: string }>(
    sql`select p.id, to_json(p.updated_at) #>> '{}' as at from ${readable(ctx, 'contacts.party', 'p')} where ${after} order by p.updated_at, p.id limit ${PAGE}`,
  );
  const last = page.at(-1);
  if (last) {
    await findFor(
      ctx,
      page.map((p) => p.id),
    );
    await keep(ctx, last.at, last.id, page.length);
  }
  if (page.length === PAGE) return true;
  await ctx.db.rows(
    sql`update duplicate_pass set finished_at = ${ctx.app.now().toISOString()} where finished_at is null`,
  );
  return false;
}

async function keep(ctx: Context, until: string, last: string, count: number): Promise<void> {
  const changed = await ctx.db.rows(
    sql`update duplicate_pass set until = ${until}, last_id = ${last}, checked = checked + ${count} returning id`,
  );
  if (!changed.length)
    await ctx.db.rows(
      sql`insert into duplicate_pass (id, until, last_id, checked) values (${uuidv7()}, ${until}, ${last}, ${count})`,
    );
}

/** All customers once more, from the first on. */
export async function checkAll(ctx: Context): Promise<void> {
  await ctx.db.rows(
    sql`update duplicate_pass set until = null, last_id = null, checked = 0, finished_at = null`,
  );
  await ctx.app.jobs.enqueue(ctx, passJob.name, {}, { singletonKey: 'all' });
}
