import type { Model, Shared } from './model.ts';

type Rows = <T>(sql: string, values?: unknown[]) => Promise<T[]>;

const tables: Record<string, [string, Record<string, string>]> = {
  companies: ['party', { city: 'city', legalName: 'legal_name', website: 'website' }],
  deals: ['deal', { description: 'description', outcome: 'outcome' }],
  tasks: ['task', { description: 'description', state: 'state' }],
};

/** What stands in the tables and the model does not allow. */
export async function compare(model: Model, rows: Rows): Promise<string[]> {
  const found: string[] = [];
  for (const [route, records] of model.records) {
    const [table = '', columns = {}] = tables[route] ?? [];
    const stored = await rows<Record<string, unknown>>(
      `select *, deleted_at is not null as is_deleted from "${table}" where id = any($1::uuid[])`,
      [records.map((r) => r.id)],
    );
    const byId = new Map(stored.map((row) => [row['id'], row]));
    for (const record of records) {
      const row = byId.get(record.id);
      if (row) found.push(...differences(route, record, row, { ...columns, isDeleted: 'is_deleted' }));
      else found.push(`${route}/${record.id} is gone`);
    }
  }
  return [...found, ...(await verbs(model, rows))];
}

function differences(
  route: string,
  record: Shared,
  row: Record<string, unknown>,
  columns: Record<string, string>,
): string[] {
  const found = Object.entries(columns).flatMap(([name, column]) => {
    const allowed = record.cells.get(name)?.allowed() ?? [];
    const value = row[column];
    return allowed.some((v) => v === value)
      ? []
      : [`${route}/${record.id} ${name}: ${value}, allowed ${allowed.join(' ')}`];
  });
  const there = new Set(String(row['description'] ?? '').split(';'));
  const lost = record.words.filter((word) => !there.has(word));
  return lost.length ? [...found, `lost update: companies/${record.id} lacks ${lost.join(' ')}`] : found;
}

/** Each acknowledged verb was done once. */
async function verbs(model: Model, rows: Rows): Promise<string[]> {
  const done = await rows<{ key: string; count: number }>(
    `select record_id || ' ' || verb as key, count(*)::int as count from audit_entry where verb in ('win', 'reopen', 'complete') group by 1`,
  );
  const counts = new Map(done.map((d) => [d.key, d.count]));
  return [...model.verbs].flatMap(([key, tally]) => {
    const count = counts.get(key) ?? 0;
    return count < tally.done || count > tally.done + tally.unknown
      ? [`${key}: ${tally.done} acknowledged, ${count} done`]
      : [];
  });
}
