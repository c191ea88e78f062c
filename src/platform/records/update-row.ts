import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Values } from '../module.ts';
import { toColumns } from './columns.ts';

/** Writes some values of a record's row. `all` is the record as it will be: what it holds beside may decide a rate. */
export async function updateRow(
  ctx: Context,
  entity: Entity,
  id: string,
  patch: Values,
  all: Values,
): Promise<void> {
  // A changed date may decide another rate, so money fields that hang on it are written again.
  const dependent = Object.entries(entity.fields).filter(
    ([, f]) => f.type === 'money' && f.rateDate && f.rateDate in patch,
  );
  const columns = await toColumns(
    ctx,
    entity,
    { ...Object.fromEntries(dependent.map(([n]) => [n, all[n]])), ...patch },
    all,
  );
  const table = sql.table(entity.table);
  const sets = Object.keys(columns)
    .sort()
    .map((c) => sql`${sql.ref(c)} = n.${sql.ref(c)}`);
  await ctx.db.rows(sql`update ${table} t set ${sql.join(sets)}
    from json_populate_record(null::${table}, ${JSON.stringify(columns)}::json) n where t.id = ${id}`);
}
