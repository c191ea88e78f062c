import type { Language } from '../../kernel/i18n.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { createRecord } from '../records/write.ts';
import { accessDay } from './day.ts';
import { defaultRoles } from './default-roles.ts';
import { Role, RoleAssignment } from './organisation.entity.ts';

export async function setUpRoles(ctx: Context, language: Language): Promise<void> {
  for (const { kind, names, permissions } of defaultRoles) {
    await createRecord(ctx, Role, { name: names[language], kind, permissions }, { isTrusted: true });
  }
}

/** Gives a user a role, named by its kind, from a day on: that of the company's clock, unless another is given. */
export async function assignRole(
  ctx: Context,
  user: string,
  kind: string,
  from = accessDay(ctx),
): Promise<void> {
  const role = await ctx.db.one<{ id: string }>(
    sql`select id from role where kind = ${kind} and deleted_at is null`,
  );
  if (role) await createRecord(ctx, RoleAssignment, { user, role: role.id, from }, { isTrusted: true });
}
