import type { Context } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { StoredEvent } from '../../../platform/module.ts';
import type { EventTrigger } from '../parts.rules.ts';

export type Changes = Record<string, [unknown, unknown]>;

/**
 * Whether it can be the trigger's event, as far as its name tells. A record is new with whichever verb it came (a task
 * that a stage plans, a call that is logged), and changed with whichever was done to it later.
 */
export function isOfVerb(
  trigger: EventTrigger,
  { verb, version }: Pick<StoredEvent, 'verb' | 'version'>,
): boolean {
  const isNew = version === 1;
  if (trigger.verb === 'created') return isNew;
  if (trigger.verb !== 'changed') return trigger.verb === verb;
  return !isNew && !['deleted', 'restored', 'purged'].includes(verb);
}

/** What was changed by the write that the event is of. */
export async function changesOf(ctx: Context, event: StoredEvent): Promise<Changes> {
  const row = await ctx.db.one<{ changes: Changes }>(sql`select changes from audit_entry
    where record_id = ${event.record} and version = ${event.version ?? 0} and verb = ${event.verb}
    and at >= ${event.at}::timestamptz - interval '1 minute'`);
  return row?.changes ?? {};
}

/** Whether one of the fields that the trigger names was changed, from and to the values that it names. */
export function hasChanged({ fields, from, to }: EventTrigger, changes: Changes): boolean {
  const names = fields?.length ? fields : Object.keys(changes);
  return names.some((name) => {
    const change = changes[name];
    if (!change) return false;
    return (from === undefined || isSame(change[0], from)) && (to === undefined || isSame(change[1], to));
  });
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(bare(a)) === JSON.stringify(bare(b));
/** What identifies a value: a record's id, an amount; no value and nothing are one. */
function bare(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  if ('id' in value) return value.id;
  if ('amount' in value) return Number(value.amount);
  return value;
}
