import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';

/** A meeting of a series, deleted ones too: those hold their day, so that it is not made again. */
export interface Occurrence {
  id: string;
  day: string;
  isDeleted: boolean;
  /** To come, planned, and not changed by hand: only such a meeting follows its series. */
  isFree: boolean;
}

export const occurrencesOf = (ctx: Context, series: string): Promise<Occurrence[]> =>
  ctx.db.rows<Occurrence>(sql`select m.id, m.occurs_on::text as day, m.deleted_at is not null as "isDeleted",
      m.deleted_at is null and m.state = 'planned' and not coalesce(m.is_exception, false) and m.starts_at > ${ctx.now.toISOString()}::timestamptz as "isFree"
    from meeting m where m.series_id = ${series} order by m.occurs_on`);
