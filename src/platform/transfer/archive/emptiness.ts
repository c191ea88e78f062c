import { conflict } from '../../../kernel/errors.ts';
import type { App } from '../../app.ts';
import type { Db } from '../../database/connection.ts';
import { sql } from '../../database/sql.ts';
import { tablesOf } from './tables.ts';

/**
 * An archive is brought in only where nothing would be lost by it: an installation in which nobody has entered or
 * imported anything (what the installation made itself has no author; what was deleted since does not count).
 */
export async function demandEmpty(app: App, db: Db): Promise<void> {
  const counts = tablesOf(app.registry)
    .filter((t) => t.isEntity)
    .map(
      ({ name }) =>
        sql`(select count(*) from ${sql.table(name)} where deleted_at is null and (created_by_id is not null or batch_id is not null))`,
    );
  const row = await db.one<{ count: number }>(sql`select (${sql.join(counts, sql` + `)})::int as count`);
  if (row?.count) throw conflict('installation_not_empty', { count: row.count });
}
