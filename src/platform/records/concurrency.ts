import type { Entity } from '../../kernel/entity.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Values } from '../module.ts';

/** Refuses a patch that changes a field which somebody else changed since the version it was made from. */
export async function conflictsSince(
  ctx: Context,
  entity: Entity,
  id: string,
  version: number,
  patch: Values,
  current: Values,
): Promise<void> {
  if (version >= Number(current['version'])) return;
  const rows = await ctx.db.rows<{
    field: string;
  }>(sql`select distinct jsonb_object_keys(changes) as field from audit_entry
    where record_id = ${id} and version > ${version} and at >= ${current['createdAt']}::timestamptz`);
  const modes = ctx.grants.fieldsOf(entity.base);
  const both = rows.map((r) => r.field).filter((name) => name in patch && modes[name] !== 'hidden');
  if (!both.length) return;
  const problems = both.map((field) => ({
    field,
    code: 'changed_meanwhile',
    params: { current: current[field], yours: patch[field] },
  }));
  throw new DomainError('stale', 'changed_meanwhile', { params: { version: current['version'] }, problems });
}
