import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { Field } from '../../kernel/field.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { col, type Fragment, sql } from '../database/sql.ts';
import { columnName, expression } from './expression.ts';
import { readableField } from './fields.ts';

/** A field reached over relations, with the joins that lead to it, each limited to rows the actor may see. */
export interface Path {
  entity: Entity;
  name: string;
  field: Field;
  /** The table that has the field. */
  alias: string;
  expression: Fragment;
  joins: Fragment[];
}

const LONGEST = 4;

/**
 * Resolves `party.region` for sorting and grouping. `at` names the input's part for the error text.
 * Filters do not use it: see `condition-sql.ts`.
 */
export function resolvePath(ctx: Context, entity: Entity, path: string, alias: string, at: string): Path {
  const [first, ...rest] = split(path, at);
  if (!rest.length) {
    const field = first === 'id' ? idField : readableField(ctx, entity, first, at);
    return {
      entity,
      name: first,
      field,
      alias,
      expression: expression(ctx, entity, first, alias),
      joins: [],
    };
  }
  const { target, key } = follow(ctx, entity, first, alias, at);
  const next = `${alias}_${first.toLowerCase()}`;
  const inner = resolvePath(ctx, target, rest.join('.'), next, at);
  const join = sql`left join ${sql.table(target.table)} ${sql.ref(next)} on ${col(next, 'id')} = ${key}
    and ${col(next, 'deleted_at')} is null and ${predicate(ctx, target, 'read', next)}`;
  return { ...inner, joins: [join, ...inner.joins] };
}

export function split(path: string, at: string): [string, ...string[]] {
  const [first, ...rest] = path.split('.');
  if (!first || rest.length >= LONGEST) throw invalidField(at, 'unknown_field', { name: path.slice(0, 100) });
  return [first, ...rest];
}

/** The entity that a reference leads to, and the SQL of its id. */
export function follow(
  ctx: Context,
  entity: Entity,
  name: string,
  alias: string,
  at: string,
): { target: Entity; key: Fragment } {
  const field = readableField(ctx, entity, name, at);
  if (field.type === 'pick')
    return { target: ctx.app.registry.entity('lists.choice'), key: expression(ctx, entity, name, alias) };
  const target = field.type === 'ref' && field.to.length === 1 ? field.to[0] : undefined;
  if (!target || target === '*') throw invalidField(at, 'not_a_relation', { name });
  const key = field.custom ? expression(ctx, entity, name, alias) : col(alias, columnName(name, field));
  return { target: ctx.app.registry.entity(target), key };
}

const idField: Field = { id: 'id', type: 'text', max: 36 };
