import type { Context } from '../../platform/context.ts';
import type { Values } from '../../platform/module.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { PlannedContact } from './planned-contact.entity.ts';

export async function close(
  ctx: Context,
  id: string,
  values: Values & { state: 'done' | 'missed' | 'cancelled' },
): Promise<void> {
  await updateRecord(ctx, PlannedContact, id, values, { isTrusted: true, verb: values.state });
}

/** What took place instead of what was due. */
export interface Happened {
  lastOn: string;
  lastRecord: { entity: string; id: string };
}

export const done = ({ lastOn, lastRecord }: Happened, dueOn: string) => ({
  state: 'done' as const,
  doneOn: lastOn,
  lateDays: Temporal.PlainDate.from(dueOn).until(lastOn).days,
  activity: lastRecord,
});
