import type { Entity } from '../../kernel/entity.ts';
import { readable } from '../../platform/access/readable.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { storedExpression } from '../../platform/records/expression.ts';
import { visibleFields } from '../../platform/records/fields.ts';
import { titleOf } from '../../platform/records/select.ts';
import type { Shown, Stored } from './notifications.ts';

interface Name {
  id: string;
  title: string | null;
  party: { id: string; name: string } | null;
}

/** With the names of what they are about, as far as the reader may see it today. */
export async function named(ctx: Context, rows: Stored[]): Promise<Shown[]> {
  const names = new Map<string, Name>();
  for (const entity of new Set(rows.flatMap((r) => r.entity ?? [])))
    for (const name of await namesOf(ctx, entity, idsOf(rows, entity))) names.set(name.id, name);
  const parts = await partsOf(ctx, rows);
  const people = await colleagues(
    ctx,
    rows.flatMap((r) => r.params.whose ?? []),
  );
  return rows.map((row) => {
    const { params, ...rest } = row;
    const about = names.get(row.record ?? '');
    return {
      ...rest,
      title: about?.title ?? null,
      party: about?.party ?? null,
      whose: people.get(params.whose ?? '') ?? null,
      change: params.events ? { count: params.events.length, what: params.what ?? '' } : null,
      text: params.text ?? parts.get(params.part?.id ?? '') ?? null,
      part: params.part ?? null,
      dueOn: params.dueOn ?? params.day ?? null,
      dueAt: params.at ?? null,
      counts: params.counts ?? null,
      file: params.file ?? null,
    };
  });
}

/** What was said, as far as the reader may read it today. */
async function partsOf(ctx: Context, rows: Stored[]): Promise<Map<string, string | null>> {
  const parts = rows.flatMap((r) => r.params.part ?? []);
  const texts = new Map<string, string | null>();
  for (const [entity, group] of Map.groupBy(parts, (p) => p.entity)) {
    const ids = group.map((p) => p.id);
    for (const { id, title } of await namesOf(ctx, entity, ids)) texts.set(id, title);
  }
  return texts;
}

const idsOf = (rows: Stored[], entity: string): string[] =>
  rows.flatMap((r) => (r.entity === entity && r.record ? [r.record] : []));

function namesOf(ctx: Context, name: string, ids: string[]): Promise<Name[]> {
  const entity = ctx.app.registry.find(name);
  if (!entity) return Promise.resolve([]);
  const party = partyField(ctx, entity);
  const partyEntity = ctx.app.registry.entity('contacts.party');
  const customer = party
    ? sql`(select json_build_object('id', p.id, 'name', (${titleOf(ctx, partyEntity, 'p')})::text)
        from ${readable(ctx, 'contacts.party', 'p')} where p.id = ${storedExpression(entity, party, 't')})`
    : sql`null::json`;
  return ctx.db.rows<Name>(sql`select t.id, (${titleOf(ctx, entity, 't')})::text as title, ${customer} as party
    from ${readable(ctx, name, 't')} where t.id = any(${ids}::uuid[])`);
}

function partyField(ctx: Context, entity: Entity): string | undefined {
  const name = entity.party ?? (entity.access.by === 'owner' ? entity.access.party : undefined);
  return visibleFields(ctx, entity).find(([field]) => field === name)?.[0];
}

async function colleagues(ctx: Context, ids: string[]): Promise<Map<string, { id: string; name: string }>> {
  if (!ids.length) return new Map();
  const user = ctx.app.registry.entity('access.user');
  const rows = await ctx.db.rows<{ id: string; name: string }>(
    sql`select u.id, (${titleOf(ctx, user, 'u')})::text as name from ${readable(ctx, 'access.user', 'u')} where u.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((r) => [r.id, r]));
}
