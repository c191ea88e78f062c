import { z } from 'zod';
import { conflict, type FieldProblem, invalid } from '../../kernel/errors.ts';
import { rights, scopes } from '../../kernel/permission.ts';
import { accessDay } from '../../platform/access/day.ts';
import { demandSession } from '../../platform/api/authenticate.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Effect, Values } from '../../platform/module.ts';
import { sameValue } from '../../platform/records/same.ts';

const scope = z.enum(scopes);
const shape = z.strictObject({
  entities: z.record(
    z.string(),
    z
      .strictObject({ read: scope, write: scope, remove: scope, create: z.boolean(), export: z.boolean() })
      .partial(),
  ),
  fields: z.record(z.string(), z.record(z.string(), z.enum(['hidden', 'readOnly']))),
  rights: z.array(z.enum(rights)),
});

/** What a role gives must be about things that exist; the owner's role gives everything for ever. */
export const rolePermissions: Effect = {
  entity: 'access.role',
  run: async (ctx, { id, before, after }) => {
    if (ctx.mode !== 'system') demandSession(ctx);
    if (!after) return demandUnused(ctx, id, before);
    if (before?.['kind'] === 'owner' && !sameValue(before['permissions'], after['permissions']))
      throw conflict('owner_role_fixed');
    const problems = problemsOf(ctx, after['permissions']);
    if (problems.length) throw invalid(problems);
  },
};

async function demandUnused(ctx: Context, id: string, before: Values | null): Promise<void> {
  if (before?.['kind'] === 'owner') throw conflict('owner_role_fixed');
  const used = await ctx.db.one(sql`select 1 from role_assignment a join app_user u on u.id = a.user_id
    where a.role_id = ${id} and a.deleted_at is null and (a.until is null or a.until >= ${accessDay(ctx)}) and u.is_active limit 1`);
  if (used) throw conflict('role_in_use');
}

function problemsOf(ctx: Context, permissions: unknown): FieldProblem[] {
  const parsed = shape.safeParse(permissions);
  if (!parsed.success)
    return parsed.error.issues.map((i) => ({
      field: ['permissions', ...i.path].join('.'),
      code: 'invalid_value',
    }));
  const { entities, fields } = parsed.data;
  return [
    ...Object.keys(entities)
      .filter((name) => name !== '*' && !isKnown(ctx, name))
      .map((name) => ({ field: `permissions.entities.${name}`, code: 'unknown_entity' })),
    ...Object.entries(fields).flatMap(([name, modes]) => fieldProblems(ctx, name, Object.keys(modes))),
  ];
}

/** Permissions are kept by the base, whose kinds share them. */
function isKnown(ctx: Context, name: string): boolean {
  const entity = ctx.app.registry.find(name);
  return entity !== undefined && !entity.isInternal && entity.base === name;
}

function fieldProblems(ctx: Context, name: string, fields: string[]): FieldProblem[] {
  if (!isKnown(ctx, name)) return [{ field: `permissions.fields.${name}`, code: 'unknown_entity' }];
  const family = [ctx.app.registry.entity(name), ...ctx.app.registry.kindsOf(name)];
  const unknown = fields.filter(
    (f) => !family.some((e) => Object.hasOwn(e.fields, f) && !e.fields[f]?.internal),
  );
  return unknown.map((f) => ({ field: `permissions.fields.${name}.${f}`, code: 'unknown_field' }));
}
