import type { Condition } from '../../kernel/condition.ts';
import { readable } from '../../platform/access/readable.ts';
import { type Context, systemReading } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { remembered } from '../../platform/records/batching.ts';
import type { Action, Trigger } from './parts.rules.ts';

export interface Rule {
  id: string;
  name: string;
  entity: string;
  trigger: Trigger;
  condition: Condition | null;
  actions: Action[];
  switchedOnBy: string | null;
  switchedOnAt: string | null;
  isLooping: boolean;
}

const columns = sql`r.id, r.name, r.entity, r.trigger, r.condition, r.actions, r.switched_on_by_id as "switchedOnBy",
  to_json(r.switched_on_at)#>>'{}' as "switchedOnAt", r.is_looping as "isLooping"`;

/** Rules that are on, those that were made first before the others. */
export const activeRules = (ctx: Context, where: Fragment): Promise<Rule[]> =>
  ctx.db.rows<Rule>(sql`select ${columns} from ${readable(systemReading(ctx), 'automation.rule', 'r')}
    where r.is_on and ${where} order by r.created_at, r.id`);

/** Of entities of these names; asked once in a batch of writes. */
export const activeRulesOf = (ctx: Context, entities: string[]): Promise<Rule[]> =>
  remembered(ctx, 'automation.rule', entities.join(), () =>
    activeRules(ctx, sql`r.entity = any(${entities}::text[])`),
  );
