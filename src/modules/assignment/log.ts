import type { Entity } from '../../kernel/entity.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Job } from '../../platform/module.ts';
import type { Choice } from './choose.ts';
import type { Rule } from './rules-in-force.ts';

/** A line of the rule's log; limits of a day are counted by it. */
export async function log(
  ctx: Context,
  rule: Rule,
  entity: Entity,
  record: string,
  choice: Choice,
  isByHand: boolean,
): Promise<string> {
  const id = uuidv7(ctx.now.getTime());
  const stamp = ctx.now.toISOString();
  await ctx.db.rows(sql`insert into assignment_entry
      (id, created_at, updated_at, version, custom, rule_id, record_id, record_entity, at, person_id, why, passed_over, is_by_hand)
    values (${id}, ${stamp}, ${stamp}, 1, '{}', ${rule.id}, ${record}, ${entity.base}, ${stamp}, ${choice.person}, ${choice.why},
      ${JSON.stringify(choice.passedOver)}, ${isByHand})`);
  ctx.db.afterCommit(() => ctx.app.realtime.changed('assignment.entry', id));
  return id;
}

const KEPT_DAYS = 90;
export const sweepLog: Job = {
  name: 'assignment.sweep',
  cron: '55 1 * * *',
  run: async (ctx) => {
    const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
    await ctx.db.rows(sql`delete from assignment_entry where at < ${before}`);
  },
};
