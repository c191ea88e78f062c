import type { Db } from '../platform/database/connection.ts';

/** What a refused request may leave: tries that are counted, and when somebody was last seen. */
const noted: Record<string, string[]> = {
  session: ['last_used_at'],
  api_key: ['last_used_at'],
  app_user: ['last_seen_at'],
};
const skipped = new Set(['rate_limit', 'migration', 'migration_lock']);

/** A fingerprint of every row by table: equal before and after whatever must change nothing. */
export async function checksums(db: Db): Promise<Record<string, string>> {
  const tables = await db.raw(
    `select tablename as name from pg_tables where schemaname = current_schema() order by 1`,
  );
  const names = (tables.rows as { name: string }[]).map((r) => r.name).filter((n) => !skipped.has(n));
  const parts = names.map((name) => {
    const row = `to_jsonb(t)${(noted[name] ?? []).map((column) => ` - '${column}'`).join('')}`;
    return `select '${name}' as name, coalesce(md5(string_agg((${row})::text, '|' order by t.id)), '') as sum from "${name}" t`;
  });
  const { rows } = await db.raw(parts.join(' union all '));
  return Object.fromEntries((rows as { name: string; sum: string }[]).map((r) => [r.name, r.sum]));
}
