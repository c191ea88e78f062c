import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import { accessDay } from '../../platform/access/day.ts';
import { Share } from '../../platform/access/sharing.entity.ts';
import { demandKeyScope } from '../../platform/api/authenticate.ts';
import type { Server } from '../../platform/api/instance.ts';
import { failures } from '../../platform/api/resources.ts';
import type { App } from '../../platform/app.ts';
import { asSystem, type Context, transact } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { createRecord, removeRecord } from '../../platform/records/write.ts';
import { demandOwnWrite } from './own-write.ts';

const params = z.object({ id: z.uuid() });
const body = z.object({
  user: z.uuid().optional(),
  department: z.uuid().optional(),
  level: z.enum(['read', 'write']),
  until: z.iso.date().nullable().optional(),
});
type Sharing = z.infer<typeof body>;

/** `POST /<route>/:id/share` for every entity that somebody is responsible for: by whoever may write the record. */
export function registerSharing(app: App, server: Server): void {
  for (const entity of app.registry.entities.filter((e) => e.access.by === 'owner' && !e.isInternal)) {
    const schema = {
      tags: [entity.name],
      params,
      body,
      response: { 200: z.object({ id: z.string() }), ...failures },
    };
    server.post(`/api/v1/${entity.route}/:id/share`, { schema }, async ({ ctx, params, body }) => {
      demandKeyScope(ctx, entity.base, 'write');
      return { id: await shareRecord(ctx, ctx.app.registry.entity(entity.name), params.id, body) };
    });
  }
}

/** Opens a record to one colleague or one department; a share made before for the same ends. */
async function shareRecord(
  ctx: Context,
  entity: Entity,
  id: string,
  { user, department, level, until }: Sharing,
): Promise<string> {
  if (Boolean(user) === Boolean(department)) throw invalidField('user', 'user_or_department');
  const day = accessDay(ctx);
  if (until && until < day) throw invalidField('until', 'in_the_past');
  return transact(ctx, async (ctx) => {
    await demandOwnWrite(ctx, entity, id);
    const system = asSystem(ctx, 'record shared');
    const to = user ? sql`t.user_id = ${user}` : sql`t.department_id = ${department}`;
    const earlier = await loadRecords(
      system,
      Share,
      sql`t.record_id = ${id} and t.record_entity = ${entity.base} and ${to}`,
    );
    for (const share of earlier) await removeRecord(system, Share, share.id);
    const values = {
      record: { entity: entity.base, id },
      user: user ?? null,
      department: department ?? null,
      level,
      from: day,
      until: until ?? null,
    };
    return (await createRecord(system, Share, values)).id;
  });
}
