import type { Entity } from '../../kernel/entity.ts';
import { fold } from '../../kernel/fold.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { and, col, type Fragment, sql } from '../database/sql.ts';
import { openDocuments } from '../search/classes.ts';
import { likePattern } from '../search/query.ts';
import { conditionSql } from './condition-sql.ts';
import { storedExpression } from './expression.ts';

/** What a list, a count, an export or an aggregate is over. */
export interface Selection {
  filter?: unknown;
  /** Words to find in the records' search documents. */
  q?: string | undefined;
  /** The recycle bin instead of the living records. */
  deleted?: boolean | undefined;
}

/** The condition under which rows of the aliased table belong to the selection and may be seen. */
export function selectionSql(ctx: Context, entity: Entity, selection: Selection, alias: string): Fragment {
  const parts = [predicate(ctx, entity, 'read', alias)];
  if (!entity.isInternal)
    parts.push(
      selection.deleted
        ? sql`${col(alias, 'deleted_at')} is not null`
        : sql`${col(alias, 'deleted_at')} is null`,
    );
  // Merged records are no deleted ones: undoing the merge brings them back.
  if (selection.deleted && entity.survivor)
    parts.push(sql`${storedExpression(entity, entity.survivor, alias)} is null`);
  if (entity.kind) parts.push(sql`${col(alias, 'kind')} = ${sql.lit(entity.kind)}`);
  if (selection.filter) parts.push(conditionSql(ctx, entity, selection.filter, alias));
  for (const word of words(selection.q)) parts.push(found(ctx, entity, word, alias));
  return and(parts);
}

function found(ctx: Context, entity: Entity, word: string, alias: string): Fragment {
  return sql`${col(alias, 'id')} in (select d.record_id from search_document d
    where d.record_entity = ${sql.lit(entity.base)} and d.text like ${likePattern(word)} and ${openDocuments(ctx, entity)})`;
}

const words = (q: string | undefined): string[] => (q ? fold(q).split(' ').filter(Boolean).slice(0, 6) : []);
