import type { Entity } from '../../kernel/entity.ts';
import type { Field } from '../../kernel/field.ts';
import { compile, type Fragment, sql } from '../database/sql.ts';
import { storedExpression } from '../records/expression.ts';

export const INDEXES_JOB = 'custom.indexes';

export interface IndexDefinition {
  name: string;
  /** What follows `create index concurrently <name>`. */
  body: string;
}
export interface FieldIndexes {
  table: string;
  indexes: IndexDefinition[];
  /** What follows `create statistics <name>`; of a list of words there are none. */
  statistics: IndexDefinition | undefined;
}

/**
 * The indexes under which lists find and order by a field of the company's own. The expressions are those of
 * `expression.ts` and `condition-sql.ts`, sign for sign, or the planner passes the index by.
 */
export function indexesOf(entity: Entity, key: string, field: Field): FieldIndexes {
  const { table } = entity;
  const has = `${q(table)}.custom -> '${key}'`;
  const isWords = field.type === 'tags';
  const value = isWords ? has : text(storedExpression(entity, key, table));
  const on = `on ${q(table)} using`;
  const where = ` where deleted_at is null${entity.kind ? ` and kind = '${entity.kind}'` : ''}`;
  const upward = { name: `${key}_asc`, body: `${on} btree ((${value}), id)${where}` };
  const downward = { name: `${key}_desc`, body: `${on} btree ((${value}) desc nulls last, id desc)${where}` };
  const words = { name: `${key}_words`, body: `${on} gin (lower(${value}) gin_trgm_ops)${where}` };
  const tags = { name: `${key}_has`, body: `${on} gin ((${has}) jsonb_path_ops)${where}` };
  const statistics = isWords ? undefined : { name: `${key}_stats`, body: `on (${value}) from ${q(table)}` };
  return { table, indexes: chosen(field, { upward, downward, words, tags }), statistics };
}

/** A long text does not fit into an ordered index; choices, people and yes or no are looked up, not ordered by value. */
function chosen(
  field: Field,
  { upward, downward, words, tags }: Record<'upward' | 'downward' | 'words' | 'tags', IndexDefinition>,
): IndexDefinition[] {
  switch (field.type) {
    case 'text':
      return field.multiline ? [words] : [upward, downward, words];
    case 'tags':
      return [tags];
    case 'ref':
    case 'pick':
    case 'boolean':
      return [upward];
    default:
      return [upward, downward];
  }
}

/** Written without parameters, as a definition must be. */
function text(fragment: Fragment): string {
  const { text, values } = compile(fragment);
  if (values.length) throw new Error('an index knows no parameters');
  return text;
}

const q = (name: string): string => text(sql.ref(name));
