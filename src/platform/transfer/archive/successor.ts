import { assignRole } from '../../access/roles.ts';
import type { Context } from '../../context.ts';
import { schemaOf } from '../../database/model.ts';
import { sql } from '../../database/sql.ts';
import { tablesOf } from './tables.ts';

/** Whoever brings the archive in, as this installation knew them before. */
export interface Bringer {
  id: string;
  email: string | null;
}

/** Their address is set aside: the archive may hold somebody who has it. */
export async function setAside(ctx: Context, id: string): Promise<Bringer> {
  const row = await ctx.db.one<Bringer>(sql`select id, email from app_user where id = ${id}`);
  await ctx.db.rows(sql`update app_user set email = null, department_id = null where id = ${id}`);
  return row ?? { id, email: null };
}

/**
 * Whoever brings the archive in goes on working: as the user of the archive who has the same address, with the password
 * and the sessions of before, else beside the users of the archive. Owner in any case, since somebody must let the others
 * in. Resolves to the user's id.
 */
export async function settle(ctx: Context, { id, email }: Bringer): Promise<string> {
  const same = await ctx.db.one<{ id: string }>(
    sql`select id from app_user where id <> ${id} and lower(email) = lower(${email}) and deleted_at is null`,
  );
  if (same) {
    await ctx.db.rows(sql`update app_user n set password_hash = o.password_hash, has_sign_in = o.has_sign_in,
      has_two_factor = o.has_two_factor, is_active = true from app_user o where n.id = ${same.id} and o.id = ${id}`);
    await handOver(ctx, id, same.id);
    await ctx.db.rows(sql`delete from app_user where id = ${id}`);
  } else {
    await ctx.db.rows(sql`update app_user set email = ${email} where id = ${id}`);
  }
  const user = same?.id ?? id;
  if (!(await isOwner(ctx, user))) await assignRole(ctx, user, 'owner');
  return user;
}

async function isOwner(ctx: Context, user: string): Promise<boolean> {
  const row = await ctx.db.one(sql`select 1 from role_assignment a join role r on r.id = a.role_id
    where a.user_id = ${user} and r.kind = 'owner' and a.deleted_at is null and r.deleted_at is null and a.until is null`);
  return Boolean(row);
}

/** Sessions, keys and whatever else this installation keeps of a user beside the archive's tables. */
async function handOver(ctx: Context, from: string, to: string): Promise<void> {
  const { registry } = ctx.app;
  const kept = new Set(tablesOf(registry).map((t) => t.name));
  const others = schemaOf(registry.entities.map((e) => registry.declared(e.name))).filter(
    (t) => !kept.has(t.name),
  );
  for (const { name, columns } of others)
    for (const column of columns.filter((c) => c.references?.table === 'app_user')) {
      const ref = sql.ref(column.name);
      await ctx.db.rows(sql`update ${sql.table(name)} set ${ref} = ${to} where ${ref} = ${from}`);
    }
}
