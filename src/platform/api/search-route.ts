import { z } from 'zod';
import type { SearchHit } from '../../kernel/api.ts';
import type { Entity } from '../../kernel/entity.ts';
import { fold } from '../../kernel/fold.ts';
import { predicate } from '../access/predicate.ts';
import type { App } from '../app.ts';
import type { Context } from '../context.ts';
import { and, type Fragment, sql } from '../database/sql.ts';
import { prepared } from '../records/prepared.ts';
import { titleOf } from '../records/select.ts';
import { openDocuments } from '../search/classes.ts';
import { likePattern } from '../search/query.ts';
import type { Server } from './instance.ts';
import { failures } from './resources.ts';

const query = z.object({ q: z.string().max(200), entity: z.string().max(80).optional() });
const hit = z.object({
  entity: z.string(),
  kind: z.string().optional(),
  id: z.string(),
  title: z.string(),
  note: z.string().nullable(),
});

export function registerSearch(app: App, server: Server): void {
  server.get(
    '/api/v1/search',
    {
      schema: {
        tags: ['search'],
        querystring: query,
        response: { 200: z.object({ items: z.array(hit) }), ...failures },
      },
    },
    async (request) => ({
      items: await searchAll(app, request.ctx, request.query.q, request.query.entity),
    }),
  );
}

const HITS_AN_ENTITY = 6;
const MOST_HITS = 20;

/** Records of every entity whose documents hold all the words, names that begin with the words first. */
async function searchAll(app: App, ctx: Context, q: string, only?: string): Promise<SearchHit[]> {
  const folded = fold(q);
  const words = folded.split(' ').filter(Boolean).slice(0, 6);
  if (!words.length || folded.length < 2) return [];
  const searched = app.registry.entities.filter(
    (e) =>
      !e.isInternal &&
      !e.kind &&
      (!only || e.name === only) &&
      hasSearch(app, e) &&
      ctx.grants.on(e.base).read !== 'none',
  );
  if (!searched.length) return [];
  const statement = prepared(ctx, `search|${only ?? ''}|${folded}`, () => {
    const parts = searched.map((e) => sql`(${hitsOf(ctx, e, folded, words)})`);
    return sql`select * from (${sql.join(parts, sql` union all `)}) hits order by rank desc, length(title), id limit ${MOST_HITS}`;
  });
  const rows = await ctx.db.rows<SearchHit & { kind: string | null; rank: number }>(statement);
  return rows.map(({ rank: _, kind, ...hit }) => ({ ...hit, ...(kind ? { kind } : {}) }));
}

const hasSearch = (app: App, entity: Entity): boolean =>
  [entity, ...app.registry.kindsOf(entity.name)].some((e) => Object.values(e.fields).some((f) => f.search));

/** A name that begins with what was typed comes first, then one in which a word does. */
function hitsOf(ctx: Context, entity: Entity, folded: string, words: string[]): Fragment {
  const matches = and(words.map((w) => sql`d.text like ${likePattern(w)}`));
  const kind = entity.kinds ? sql`t.kind` : sql`null::text`;
  const rank = sql`case when d.text like ${likePattern(folded).slice(1)} then 2 when d.text like ${likePattern(` ${folded}`)} then 1 else 0 end`;
  return sql`select ${sql.lit(entity.name)} as entity, t.id, coalesce((${titleOf(ctx, entity, 't')})::text, '') as title, ${kind} as kind, null::text as note, ${rank} as rank
    from search_document d join ${sql.table(entity.table)} t on t.id = d.record_id
    where d.record_entity = ${sql.lit(entity.base)} and ${matches} and ${openDocuments(ctx, entity)} and t.deleted_at is null
      and ${predicate(ctx, entity, 'read', 't')}
    order by rank desc, length(d.text), d.record_id limit ${HITS_AN_ENTITY}`;
}
