import type { Context } from '../../../platform/context.ts';
import type { Values } from '../../../platform/module.ts';
import { createRecord, updateRecord } from '../../../platform/records/write.ts';
import { bringTask, Task } from '../../activities/public.ts';
import type { Entry } from '../ical/entry.ts';
import { refused } from '../ical/jcal.ts';
import type { Planned } from '../outside/planned.ts';
import { changed, titleOf } from './meeting-values.ts';

export async function createTask(ctx: Context, wanted: Entry): Promise<string> {
  if (wanted.repeats) throw refused('calendar_task_repeats');
  const { id } = await createRecord(ctx, Task, taskValues(wanted));
  if (wanted.state !== 'planned') await bringTask(ctx, id, wanted.state);
  return id;
}

/** Only what the phone changed is written; done and not done by the verbs. */
export async function changeTask(ctx: Context, found: Planned, wanted: Entry): Promise<string> {
  if (wanted.repeats) throw refused('calendar_task_repeats');
  const patch = changed(taskValues(found.entry), taskValues(wanted));
  if (Object.keys(patch).length) await updateRecord(ctx, Task, found.id, patch);
  if (wanted.state !== found.entry.state) await bringTask(ctx, found.id, wanted.state);
  return found.id;
}

const taskValues = (entry: Entry): Values => ({
  title: titleOf(entry),
  description: entry.text,
  priority: entry.isImportant ? 'high' : 'normal',
  dueOn: entry.end && 'day' in entry.end ? entry.end.day : null,
  dueAt:
    entry.end && 'at' in entry.end
      ? new Date(Temporal.Instant.from(entry.end.at).epochMilliseconds).toISOString()
      : null,
});
