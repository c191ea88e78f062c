import { type Context, systemReading } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { removeRecord, updateRecord } from '../../platform/records/write.ts';
import { Task } from './activity.entity.ts';

/** Open work of a stage stays work of its counterpart in another version: what was demanded is still demanded. */
export async function carryTasks(ctx: Context, deal: string, from: string, to: string): Promise<void> {
  const reading = systemReading(ctx);
  const open = await loadRecords(
    reading,
    Task,
    sql`t.deal_id = ${deal} and t.stage_id = ${from} and t.state = 'open'`,
  );
  for (const task of open) await updateRecord(reading, Task, task.id, { stage: to }, { isTrusted: true });
}

/** Open tasks that one batch planned for the deal and nobody touched since. */
export async function withdrawTasks(ctx: Context, deal: string, batch: string): Promise<void> {
  const reading = systemReading(ctx);
  const which = sql`t.deal_id = ${deal} and t.batch_id = ${batch} and t.state = 'open' and t.version = 1`;
  for (const task of await loadRecords(reading, Task, which)) await removeRecord(reading, Task, task.id);
}
