import { type Condition, fieldsRead } from '../../../kernel/condition.ts';
import type { Entity } from '../../../kernel/entity.ts';
import { DomainError, invalidField } from '../../../kernel/errors.ts';
import type { Field } from '../../../kernel/field.ts';
import type { Context } from '../../context.ts';
import { conditionSql } from '../../records/condition-sql.ts';
import { wholeFamily } from '../../records/family.ts';

/** Customers with the fields of companies and of people. */
export const customers = (ctx: Pick<Context, 'app'>): Entity =>
  wholeFamily(ctx.app.registry, ctx.app.registry.entity('contacts.party'));

/**
 * Refuses a condition that whoever writes it may not ask, and one that could change its answer without the customer being
 * written: who sees a customer would follow a night later.
 */
export function demandSoundCondition(ctx: Context, condition: Condition): void {
  const entity = customers(ctx);
  demandAskable(ctx, entity, condition);
  const today = periodOf(condition);
  if (today) throw invalidField('condition', 'territory_reads_today', { name: today });
  for (const path of fieldsRead(condition)) demandOwnField(entity, path, path);
}

function demandAskable(ctx: Context, entity: Entity, condition: Condition): void {
  try {
    // Nobody is "me" in what holds for everybody.
    conditionSql({ ...ctx, userId: null }, entity, condition, 'p');
  } catch (error) {
    const [problem] = error instanceof DomainError ? error.problems : [];
    if (!problem) throw error;
    throw invalidField('condition', problem.code, problem.params);
  }
}

/** A field compared with a named period, which is another one tomorrow. */
function periodOf(condition: Condition): string | undefined {
  if ('all' in condition) return condition.all.map(periodOf).find(Boolean);
  if ('any' in condition) return condition.any.map(periodOf).find(Boolean);
  if ('not' in condition) return periodOf(condition.not);
  return condition.op === 'within' ? condition.field : undefined;
}

function demandOwnField(entity: Entity, path: string, shown: string): void {
  const field: Field | undefined = entity.fields[path];
  const refuse = (code: string): Error => invalidField('condition', code, { name: shown });
  if (path === 'id') return;
  if (!field || path.includes('.') || field.type === 'collection' || field.computed?.rollup)
    throw refuse('territory_reads_related');
  if (field.computed) {
    if (field.computed.sql.includes('current_date')) throw refuse('territory_reads_today');
    for (const name of field.computed.reads) demandOwnField(entity, name, shown);
  } else if (field.readOnly && !fixed.has(path)) throw refuse('territory_reads_kept');
}

/** Read-only, and the same for good. What else is read-only is kept by the program, from other records as a rule. */
const fixed = new Set(['kind', 'createdAt', 'createdBy']);
