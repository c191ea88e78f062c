import { sql } from '../../platform/database/sql.ts';
import type { Preparation, Values } from '../../platform/module.ts';
import { remembered } from '../../platform/records/batching.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { dueAfter, loadBusinessTime } from '../activities/public.ts';
import { Stage } from '../processes/public.ts';

const causes = ['stage', 'stageSince', 'outcome'];

/** Until when a deal may stand in its stage, in the time that the stage counts in; nothing once it is closed. */
export const stageDue: Preparation = {
  entity: 'deals.deal',
  prepare: async (ctx, given, before) => {
    if (before && !causes.some((name) => name in given)) return {};
    const { stage: id, stageSince, outcome }: Values = { ...before, ...given };
    if ((outcome ?? 'open') !== 'open' || typeof id !== 'string' || typeof stageSince !== 'string')
      return before?.['stageDueAt'] ? { stageDueAt: null } : {};
    const [stage] = await remembered(ctx, Stage.name, `due ${id}`, () =>
      loadRecords(ctx, Stage, sql`t.id = ${id}`),
    );
    if (stage?.deadlineDays === null || stage?.deadlineDays === undefined) return { stageDueAt: null };
    const time = await remembered(ctx, Stage.name, 'business time', () => loadBusinessTime(ctx));
    const since = Temporal.Instant.from(new Date(stageSince).toISOString());
    const due = dueAfter(time, since, stage.deadlineDays, stage.deadlineUnit);
    return { stageDueAt: due.toInstant().toString({ smallestUnit: 'millisecond' }) };
  },
};
