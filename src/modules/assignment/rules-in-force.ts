import type { Condition } from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { rememberedUntilChanged } from '../../platform/remembered.ts';
import type { Gives } from './parts.rules.ts';

export interface Rule {
  id: string;
  name: string;
  entity: string;
  condition: Condition | null;
  gives: Gives;
  fallback: string | null;
  appliesTo: 'programs' | 'always';
  mostOpen: number | null;
  mostADay: number | null;
}

/** Rules that are on, in their order; asked by every write of a record that may be assigned. */
export const rulesInForce = rememberedUntilChanged<Rule[]>('assignment.rule', (ctx) =>
  ctx.db.rows<Rule>(sql`select id, name, entity, condition, gives, fallback_id as fallback, applies_to as "appliesTo",
      most_open as "mostOpen", most_a_day as "mostADay"
    from assignment_rule where is_active and deleted_at is null order by position, created_at, id`),
);

export const isFor = (rule: Pick<Rule, 'entity'>, entity: Entity): boolean =>
  rule.entity === entity.name || rule.entity === entity.base;

/** Made by another program, or by this one for nobody: an API key, an import, a form on a web site. */
const isProgram = (ctx: Context): boolean => ctx.keyScopes !== null || ctx.isImport === true || !ctx.userId;

export const applies = (ctx: Context, rule: Rule): boolean => rule.appliesTo === 'always' || isProgram(ctx);
