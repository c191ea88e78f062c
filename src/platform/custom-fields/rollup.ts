import { z } from 'zod';
import type { Condition } from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { Rollup } from '../../kernel/field.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { col, type Fragment, sql } from '../database/sql.ts';
import { conditionSql } from '../records/condition-sql.ts';
import { expression } from '../records/expression.ts';
import type { Registry } from '../registry.ts';

const shape = z.object({
  of: z.string().max(80),
  by: z.string().max(80),
  fn: z.enum(['count', 'sum', 'avg', 'min', 'max']),
  field: z.string().max(80).optional(),
  filter: z.unknown().optional(),
});

/** A roll-up as settings hold it, checked against the declarations: records of another entity that point to this one. */
export function checkRollup(find: Registry['find'], entity: Entity, input: unknown): Rollup {
  const parsed = shape.safeParse(input);
  if (!parsed.success) throw invalidField('settings', 'invalid_rollup');
  const { of, by, fn, field, filter } = parsed.data;
  const source = find(of);
  const link = source?.fields[by];
  const isLink =
    link?.type === 'ref' && !link.internal && link.to.some((to) => to === entity.name || to === entity.base);
  if (!source || source.isInternal || !isLink) throw invalidField('settings', 'not_a_relation', { name: by });
  const summed = field === undefined ? undefined : source.fields[field];
  const isNumber =
    summed &&
    !summed.internal &&
    !(summed.custom && summed.computed) &&
    ['integer', 'decimal', 'money'].includes(summed.type);
  if (fn !== 'count' && !isNumber) throw invalidField('settings', 'not_a_number', { name: field ?? '' });
  return { of, by, fn, ...(field ? { field } : {}), ...(filter ? { filter: filter as Condition } : {}) };
}

/** Over the other entity's records that the reader may see: a sum tells no more than the list of its parts would. */
export function rollupSql(ctx: Context, rollup: Rollup, alias: string): Fragment {
  const source = ctx.app.registry.entity(rollup.of);
  const r = `${alias}_r`;
  const kind = source.kind ? sql`and ${col(r, 'kind')} = ${sql.lit(source.kind)}` : sql``;
  const filter = rollup.filter ? sql`and ${conditionSql(ctx, source, rollup.filter, r)}` : sql``;
  const value =
    rollup.fn === 'count'
      ? sql`count(*)`
      : sql`${sql.raw(rollup.fn)}(${expression(ctx, source, rollup.field ?? '', r)})`;
  const isDay = rollup.field !== undefined && source.fields[rollup.field]?.type === 'date';
  return sql`(select ${value}::${sql.raw(isDay ? 'date' : 'numeric')} from ${sql.table(source.table)} ${sql.ref(r)} where ${expression(ctx, source, rollup.by, r)} = ${col(alias, 'id')}
    and ${col(r, 'deleted_at')} is null ${kind} and ${predicate(ctx, source, 'read', r)} ${filter})`;
}
