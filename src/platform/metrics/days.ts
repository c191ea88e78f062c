import type { Condition } from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../context.ts';
import { resolvePath } from '../records/path.ts';

/**
 * The field lies on these days, both included, open where absent. A moment lies on the day that the company's clock
 * shows then.
 */
export function daysCondition(
  ctx: Context,
  entity: Entity,
  field: string,
  from?: string,
  until?: string,
): Condition[] {
  if (resolvePath(ctx, entity, field, 't', 'filter').field.type !== 'instant') {
    if (from && until) return [{ field, op: 'between', value: [from, until] }];
    return [
      ...(from ? [{ field, op: 'gte', value: from } as const] : []),
      ...(until ? [{ field, op: 'lte', value: until } as const] : []),
    ];
  }
  const zone = ctx.app.settings().timeZone;
  const start = (day: Temporal.PlainDate): string => day.toZonedDateTime(zone).toInstant().toString();
  const first = from && start(Temporal.PlainDate.from(from));
  const end = until && start(Temporal.PlainDate.from(until).add({ days: 1 }));
  return [
    ...(first ? [{ field, op: 'gte', value: first } as const] : []),
    ...(end ? [{ field, op: 'lt', value: end } as const] : []),
  ];
}
