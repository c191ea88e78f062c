import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { DomainError, type FieldProblem, invalid } from '../../kernel/errors.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Values } from '../../platform/module.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';
import { type Gives, isAmong } from './parts.rules.ts';

const limit = (most: number) => z.int().min(1).max(most).optional();
const share = z.strictObject({
  user: z.uuid(),
  weight: z.int().min(1).max(100).optional(),
  mostOpen: limit(100_000),
  mostADay: limit(10_000),
});
const among = { people: z.array(share).max(200), department: z.uuid().optional() };
const shape = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('user'), user: z.uuid() }),
  z.strictObject({ to: z.literal('territoryHead') }),
  z.strictObject({ to: z.literal('responsible') }),
  z.strictObject({ to: z.literal('turns'), ...among }),
  z.strictObject({ to: z.literal('leastLoaded'), ...among }),
]);

/** A rule that cannot work is refused where it is written, with the part that is wrong. */
export const soundRule: Effect = {
  entity: 'assignment.rule',
  run: async (ctx, { after }) => {
    const problems = after ? await problemsOfRule(ctx, after) : [];
    if (problems.length) throw invalid(problems);
  },
};

export async function problemsOfRule(ctx: Context, rule: Values): Promise<FieldProblem[]> {
  const entity = ctx.app.registry.find(String(rule['entity']));
  if (!entity?.isAssigned) return [{ field: 'entity', code: 'not_assigned_by_rules' }];
  const { success, data, error } = shape.safeParse(rule['gives']);
  if (!success) {
    const path = error.issues[0]?.path.join('.');
    return [{ field: path ? `gives.${path}` : 'gives', code: 'invalid_value' }];
  }
  return [
    ...conditionProblems(ctx, entity, rule['condition']),
    ...givesProblems(entity, data as Gives, rule['isActive'] === true),
    ...(await missingPeople(ctx, data as Gives)),
  ];
}

function conditionProblems(ctx: Context, entity: Entity, condition: unknown): FieldProblem[] {
  if (!condition) return [];
  try {
    conditionSql({ ...ctx, userId: null }, entity, condition, 't');
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map((p) => ({ ...p, field: 'condition' }));
  }
}

function givesProblems(entity: Entity, gives: Gives, isActive: boolean): FieldProblem[] {
  const party = entity.access.by === 'owner' ? entity.access.party : undefined;
  if (gives.to === 'territoryHead' && !party) return [{ field: 'gives.to', code: 'rule_needs_customer' }];
  if (gives.to === 'responsible' && (!party || party === 'id'))
    return [{ field: 'gives.to', code: 'rule_needs_customer' }];
  if (!isAmong(gives)) return [];
  const users = gives.people.map((p) => p.user);
  const twice = users.findIndex((user, i) => users.indexOf(user) !== i);
  if (twice >= 0) return [{ field: `gives.people.${twice}.user`, code: 'named_twice' }];
  const isEmpty = isActive && !users.length && !gives.department;
  return isEmpty ? [{ field: 'gives.people', code: 'required' }] : [];
}

async function missingPeople(ctx: Context, gives: Gives): Promise<FieldProblem[]> {
  const named: { field: string; id: string }[] =
    gives.to === 'user'
      ? [{ field: 'gives.user', id: gives.user }]
      : isAmong(gives)
        ? gives.people.map((p, i) => ({ field: `gives.people.${i}.user`, id: p.user }))
        : [];
  const department = isAmong(gives) ? gives.department : undefined;
  const ids = named.map((n) => n.id);
  const rows = await ctx.db.rows<{
    id: string;
  }>(sql`select id from app_user where id = any(${ids}::uuid[]) and deleted_at is null
    union all select id from department where id = ${department ?? null} and deleted_at is null`);
  const known = new Set(rows.map((r) => r.id));
  return [...named, ...(department ? [{ field: 'gives.department', id: department }] : [])]
    .filter((n) => !known.has(n.id))
    .map(({ field }) => ({ field, code: 'no_such_record' }));
}
