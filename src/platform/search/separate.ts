import type { Entity } from '../../kernel/entity.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { type Context, transact } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { Subscriber } from '../module.ts';
import { settle, withBatching } from '../records/batching.ts';
import { loadRecords } from '../records/read.ts';
import { separateFields } from './classes.ts';
import { renewDocuments } from './documents.ts';

const CHUNK = 200;

/** Writes documents anew where a role hides a field whose words lie among those that everybody may be found by. */
export const separateHiddenWords: Subscriber = {
  name: 'search.separate',
  on: ['access.role.*'],
  run: async (ctx) => {
    await ctx.app.access.reload();
    for (const entity of ctx.app.registry.entities.filter((e) => !e.isInternal && !e.kind))
      await separate(ctx, entity);
  },
};

/** Writes all documents anew: after records have come in that no write of ours has seen. */
export async function renewAllDocuments(ctx: Context): Promise<void> {
  for (const entity of ctx.app.registry.entities.filter((e) => !e.isInternal && !e.kind))
    await renewEntity(ctx, entity);
}

async function separate(ctx: Context, entity: Entity): Promise<void> {
  const { access, registry } = ctx.app;
  const wanted = [...separateFields(registry, entity, access.limitedFields(entity.base))];
  if (!wanted.every((name) => access.separated(entity.base).has(name))) await renewEntity(ctx, entity);
}

/** Writes the documents of an entity and its kinds anew. */
export async function renewEntity(ctx: Context, entity: Entity): Promise<void> {
  const { access, registry } = ctx.app;
  const wanted = [...separateFields(registry, entity, access.limitedFields(entity.base))];
  const kinds = registry.kindsOf(entity.name);
  for (const one of kinds.length ? kinds : [entity]) await renewAll(ctx, one);
  await ctx.db.rows(sql`insert into search_separation (id, entity, fields) values (${uuidv7()}, ${entity.base}, ${wanted}::text[])
    on conflict (entity) do update set fields = excluded.fields`);
  access.forget();
}

async function renewAll(ctx: Context, entity: Entity): Promise<void> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await transact(ctx, async (ctx) => {
      const records = await loadRecords(
        ctx,
        entity,
        sql`t.id > ${last}`,
        sql`t.id limit ${CHUNK} for update of t`,
      );
      const together = withBatching(ctx);
      for (const record of records) await renewDocuments(together, entity, record.id, record);
      await settle(together);
      return records;
    });
    const end = page.at(-1);
    if (!end || page.length < CHUNK) return;
    last = end.id;
  }
}
