import type { Db } from '../platform/database/connection.ts';

/** What a refused request may leave: tries that are counted, and when somebody was last seen. */
const noted: Record<string, string[]> = {
  session: ['last_used_at'],
  api_key: ['last_used_at'],
  app_user: ['last_seen_at'],
};
const skipped = new Set(['rate_limit', 'migration', 'migration_lock']);

/** Resolves to the tables that changed since it was last asked. Whatever changes a row is logged first: nothing logged, nothing changed. */
export async function changesIn(db: Db): Promise<() => Promise<string[]>> {
  const logged = async (): Promise<string> => {
    const { rows } = await db.raw('select pg_current_wal_insert_lsn()::text as at');
    return (rows as { at: string }[])[0]?.at ?? '';
  };
  let at = await logged();
  let before = await checksums(db);
  return async () => {
    const now = await logged();
    if (now === at) return [];
    const after = await checksums(db);
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    at = now;
    before = after;
    return changed;
  };
}

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
