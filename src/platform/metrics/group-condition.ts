import type { Condition } from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { daysOfBand } from '../records/age-bands.ts';
import { isOpen, targetOf } from '../records/grouping.ts';
import type { Grouping } from '../records/measure.ts';
import { bandCondition } from '../records/number-bands.ts';
import { resolvePath } from '../records/path.ts';
import { daysCondition } from './days.ts';

/** The records that `groupSql` puts under the key, for a list to show: the two must not disagree. */
export function groupCondition(
  ctx: Context,
  entity: Entity,
  { field, by, bounds }: Grouping,
  key: string | null,
): Condition {
  const path = resolvePath(ctx, entity, field, 't', 'groups');
  if (key === null) return nothingThere(ctx, field, path.field);
  if (by === 'band') return bandCondition(field, key, bounds ?? []);
  if (path.field.type === 'tags') return { field, op: 'has', value: key };
  if (path.field.type === 'boolean') return { field, op: 'eq', value: key === 'true' };
  if (path.field.type !== 'date' && path.field.type !== 'instant') return { field, op: 'eq', value: key };
  if (by === 'age') return { all: daysCondition(ctx, entity, field, ...daysOfBand(ctx, key)) };
  return { all: daysCondition(ctx, entity, field, key, lastDay(key, by ?? 'month')) };
}

function nothingThere(ctx: Context, name: string, field: ReturnType<typeof resolvePath>['field']): Condition {
  const target = targetOf(ctx, field);
  if (!target || isOpen(target)) return { field: name, op: 'empty' };
  return { not: { field: `${name}.id`, op: 'notEmpty' } };
}

const lengths = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
};
const lastDay = (first: string, step: keyof typeof lengths): string =>
  Temporal.PlainDate.from(first).add(lengths[step]).subtract({ days: 1 }).toString();
