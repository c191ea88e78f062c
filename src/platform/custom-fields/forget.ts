import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';

/** Rows changed in one statement. */
const AT_ONCE = 5000;

/** Takes the values of fields that go for good out of all records, and adds the choices that they brought to what goes. */
export async function forgetValues(
  ctx: Context,
  ids: string[],
  gone: Map<string, Set<string>>,
): Promise<void> {
  const fields = await ctx.db.rows<{ key: string; entity: string }>(
    sql`select key, entity from custom_field where id = any(${ids}::uuid[])`,
  );
  for (const { key, entity } of fields) {
    const table = ctx.app.registry.find(entity)?.table;
    for (let isMore = table !== undefined; isMore; ) {
      const changed = await ctx.db.rows(sql`update ${sql.table(table ?? '')} t set custom = t.custom - ${key}
        where t.id in (select id from ${sql.table(table ?? '')} where custom ? ${key} limit ${AT_ONCE}) returning 1`);
      isMore = changed.length === AT_ONCE;
    }
    const choices = await ctx.db.rows<{ id: string }>(sql`select id from choice where list = ${key}`);
    if (choices.length)
      gone.set('lists.choice', new Set([...(gone.get('lists.choice') ?? []), ...choices.map((c) => c.id)]));
  }
}
