import { z } from 'zod';
import { denied, invalidField } from '../../kernel/errors.ts';
import { accessDay } from '../../platform/access/day.ts';
import { dayBefore } from '../../platform/access/membership.ts';
import { Role, RoleAssignment } from '../../platform/access/organisation.entity.ts';
import { demandAnOwner, holdsOwnerRole } from '../../platform/access/owners.ts';
import { User } from '../../platform/access/user.entity.ts';
import { demandSession } from '../../platform/api/authenticate.ts';
import { asSystem, type Context, demand, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { defineVerb } from '../../platform/module.ts';
import { loadRecord, loadRecords } from '../../platform/records/read.ts';
import { createRecord, removeRecord, updateRecord } from '../../platform/records/write.ts';

/** Exactly these roles from the day on. Effective at once on open sessions; periods that were stay as they were. */
export const setRoles = defineVerb({
  entity: 'access.user',
  name: 'setRoles',
  needs: 'read',
  input: z.object({ roles: z.array(z.uuid()).max(20), from: z.iso.date().optional() }),
  output: z.object({ roles: z.array(z.string()) }),
  run: async (ctx, id, { roles, from }) => {
    demandSession(ctx);
    demand(ctx, 'administer');
    await transact(ctx, (ctx) => assign(ctx, id, roles, from));
    return { roles };
  },
});

/** For callers that have judged the right to give roles. */
export async function assign(
  ctx: Context,
  user: string,
  roles: string[],
  from = accessDay(ctx),
): Promise<void> {
  // A role in the past would make "why" answer what never was.
  if (from < accessDay(ctx)) throw invalidField('from', 'in_the_past');
  const system = asSystem(ctx, 'roles set');
  await loadRecord(system, User, user, 'read', true);
  const present = await loadRecords(
    system,
    RoleAssignment,
    sql`t.user_id = ${user} and (t.until is null or t.until >= ${from})`,
  );
  const given = roles.filter((role) => !present.some((a) => a.role === role && a.until === null));
  const taken = present.filter((a) => !roles.includes(a.role));
  if (!given.length && !taken.length) return;
  const names = await namesOf(system, [...given, ...taken.map((a) => a.role)]);
  await demandMayGive(ctx, names);
  for (const a of taken) await endAssignment(system, a, from);
  for (const role of given)
    await beginAssignment(system, user, role, from, present.find((a) => a.role === role)?.id);
  const data = {
    given: given.map((r) => names.get(r)?.name),
    taken: taken.map((a) => names.get(a.role)?.name),
    from,
  };
  await updateRecord(system, User, user, {}, { verb: 'rolesSet', data });
  await demandAnOwner(ctx);
}

type RoleName = { name: string; kind: string | null };
async function namesOf(ctx: Context, ids: string[]): Promise<Map<string, RoleName>> {
  const roles = await loadRecords(ctx, Role, sql`t.id = any(${ids}::uuid[])`);
  const names = new Map(roles.map((r) => [r.id, { name: r.name, kind: r.kind }]));
  if (ids.some((id) => !names.has(id))) throw invalidField('roles', 'no_such_record');
  return names;
}

/** An administrator makes nobody an owner, and unmakes none. */
async function demandMayGive(ctx: Context, names: Map<string, RoleName>): Promise<void> {
  const isOwners = [...names.values()].some((r) => r.kind === 'owner');
  if (isOwners && ctx.mode === 'live' && !(ctx.userId && (await holdsOwnerRole(ctx, ctx.userId))))
    throw denied('owner_only');
}

async function endAssignment(ctx: Context, a: { id: string; from: string }, from: string): Promise<void> {
  if (a.from >= from) await removeRecord(ctx, RoleAssignment, a.id);
  else await updateRecord(ctx, RoleAssignment, a.id, { until: dayBefore(from) });
}

async function beginAssignment(
  ctx: Context,
  user: string,
  role: string,
  from: string,
  ending: string | undefined,
): Promise<void> {
  if (ending) await updateRecord(ctx, RoleAssignment, ending, { until: null });
  else await createRecord(ctx, RoleAssignment, { user, role, from });
}
