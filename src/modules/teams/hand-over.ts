import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { User } from '../../platform/access/user.entity.ts';
import { asSystem, type Context, transact } from '../../platform/context.ts';
import { col, sql } from '../../platform/database/sql.ts';
import { defineVerb } from '../../platform/module.ts';
import { columnName } from '../../platform/records/expression.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { demandPeople } from './reach.ts';

const report = z.object({ batch: z.string(), handed: z.record(z.string(), z.number()) });

/**
 * A colleague's records become another's: customers, open deals, open tasks. What is closed stays with who closed it,
 * since results are counted by it, and what somebody wrote stays theirs; `withClosed` takes closed work along.
 */
export const handOver = defineVerb({
  entity: 'access.user',
  name: 'handOver',
  needs: 'read',
  input: z.object({ to: z.uuid(), withClosed: z.boolean().optional() }),
  output: report,
  run: async (ctx, id, { to, withClosed }) => {
    demandPeople(ctx, [id, to]);
    return transact(ctx, (ctx) => handOverRecords(ctx, id, to, withClosed ?? false));
  },
});

/** For callers that have judged the right; all in the caller's transaction and under one batch, to be undone as one. */
export async function handOverRecords(
  ctx: Context,
  from: string,
  to: string,
  withClosed: boolean,
): Promise<z.infer<typeof report>> {
  if (from === to) throw invalidField('to', 'same_person');
  const receiver = await loadRecord(ctx, User, to);
  if (!receiver.isActive) throw invalidField('to', 'user_inactive');
  const batch = uuidv7();
  const system: Context = { ...asSystem(ctx, 'records handed over'), batch };
  const handed: Record<string, number> = {};
  for (const { entity, owner } of ownedEntities(ctx)) {
    const ids = await recordsOf(ctx, entity, owner, from, withClosed);
    for (const id of ids)
      await updateRecord(system, entity, id, { [owner]: to }, { verb: 'handedOver', data: { from, to } });
    if (ids.length) handed[entity.name] = ids.length;
  }
  await updateRecord(
    asSystem(ctx, 'records handed over'),
    User,
    from,
    {},
    { verb: 'handedOver', data: { to, name: receiver.name, handed, batch } },
  );
  return { batch, handed };
}

/** Entities that somebody is responsible for; of the records of an author nobody else becomes one. */
function ownedEntities(ctx: Context): { entity: Entity; owner: string }[] {
  return ctx.app.registry.entities.flatMap((entity) => {
    const { access } = entity;
    const isSplit = entity.kinds && entity.kinds.length > 0;
    if (access.by !== 'owner' || entity.isInternal || isSplit || personal.has(access.owner)) return [];
    return [{ entity, owner: access.owner }];
  });
}
const personal = new Set(['author', 'from']);

async function recordsOf(
  ctx: Context,
  entity: Entity,
  owner: string,
  user: string,
  withClosed: boolean,
): Promise<string[]> {
  const field = entity.fields[owner];
  if (!field) return [];
  const state = Object.entries(entity.fields).find(
    ([, f]) => f.type === 'choice' && f.options.includes('open'),
  );
  const isOpen = state && !withClosed ? sql`${col('t', columnName(state[0], state[1]))} = 'open'` : sql`true`;
  const kind = entity.kind ? sql`t.kind = ${sql.lit(entity.kind)}` : sql`true`;
  const rows = await ctx.db.rows<{ id: string }>(sql`select t.id from ${sql.table(entity.table)} t
    where ${col('t', columnName(owner, field))} = ${user} and ${isOpen} and ${kind} and t.deleted_at is null order by t.id`);
  return rows.map((r) => r.id);
}
