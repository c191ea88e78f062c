import type { TimelineItem } from '../../kernel/api.ts';
import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import { isInKeyScope } from '../access/key-scope.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { endOfNextMonth } from '../database/partitions.ts';
import { and, type Fragment, or, sql } from '../database/sql.ts';
import { mergedInto } from '../merging/forward.ts';
import { isHidden } from '../records/fields.ts';
import { getRecord } from '../records/read.ts';
import { titleOf, viewColumns } from '../records/select.ts';
import { partsOf } from './parts.ts';
import { firstEventAt } from './since.ts';

interface EventLine {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  entity: string;
  record: string;
  verb: string;
  data: Record<string, unknown>;
}
export interface TimelineQuery {
  cursor?: string | undefined;
  limit?: number | undefined;
  /** Only happenings to records of these entities. */
  entities?: string[] | undefined;
}

/**
 * Everything that happened with a customer, newest first: `column` and `id` say whose line it is. Whoever sees the
 * customer sees its history; each entity says in which form it shows to those who see the customer but not the record.
 */
export async function timelineOf(
  ctx: Context,
  column: 'party_id' | 'record_id',
  entity: Entity,
  id: string,
  query: TimelineQuery,
): Promise<{ items: TimelineItem[]; next: string | null }> {
  await getRecord(ctx, entity, id, ['id']);
  const limit = Math.min(query.limit ?? 30, 100);
  // A customer's line also holds what happened to records that were there before it.
  const since = column === 'record_id' ? await firstEventAt(ctx, entity, id) : null;
  const parts = column === 'record_id' ? await partsOf(ctx, id) : [];
  const others = column === 'party_id' ? await mergedInto(ctx, entity, id) : parts;
  const whose = others.length
    ? sql`${sql.ref(`e.${column}`)} = any(${[id, ...others]}::uuid[])`
    : sql`${sql.ref(`e.${column}`)} = ${id}`;
  const lines = await ctx.db.rows<EventLine>(eventsSql(ctx, column, whose, since, query, limit));
  const page = lines.slice(0, limit);
  const records = await recordsOf(ctx, page);
  const items = page.flatMap((line) => itemOf(ctx, line, records.get(line.record)));
  const last = page.at(-1);
  return { items, next: lines.length > limit && last ? `${last.at}~${last.id}` : null };
}

/** Within the months that have partitions of their own, newest first: so the plan reads them one by one till the page is full. */
function eventsSql(
  ctx: Context,
  column: 'party_id' | 'record_id',
  whose: Fragment,
  since: string | null,
  query: TimelineQuery,
  limit: number,
): Fragment {
  const [at, last] = query.cursor?.split('~') ?? [];
  if (query.cursor && (!at || !last || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(last)))
    throw invalidField('cursor', 'invalid_cursor');
  const conditions = [
    whose,
    sql`e.at < ${sql.lit(endOfNextMonth(ctx.now))}::timestamptz`,
    ...(since ? [sql`e.at >= ${since}::timestamptz`] : []),
    ...(at && last ? [sql`(e.at, e.id) < (${at}::timestamptz, ${last}::uuid)`] : []),
    // What stands for many (a series for its meetings) is told to the customer's line once.
    ...(column === 'party_id' ? [sql`e.data->>'isRoutine' is distinct from 'true'`] : []),
    ...(column === 'party_id' ? notOnTheLine(ctx) : []),
    ...beyondKey(ctx),
    ...(query.entities?.length ? [sql`e.record_entity = any(${query.entities}::text[])`] : []),
  ];
  return sql`select e.id, to_json(e.at) #>> '{}' as at, case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as actor,
      e.record_entity as entity, e.record_id as record, e.verb, e.data
    from event e left join app_user u on u.id = e.user_id
    where ${and(conditions)} order by e.at desc, e.id desc limit ${limit + 1}`;
}

/** A record of which the reader may not know whose it is stands on nobody's line. */
function notOnTheLine(ctx: Context): Fragment[] {
  const names = ctx.app.registry.entities
    .filter((e) => e.party && e.party !== 'id' && isHidden(ctx, e, e.party))
    .map((e) => e.base);
  return names.length ? [sql`e.record_entity <> all(${names}::text[])`] : [];
}

/** A key that reaches the customer alone learns nothing of deals and notes from the customer's line. */
function beyondKey(ctx: Context): Fragment[] {
  if (!ctx.keyScopes) return [];
  const names = ctx.app.registry.entities.filter((e) => isInKeyScope(ctx, e, 'read')).map((e) => e.base);
  return [sql`e.record_entity = any(${names}::text[])`];
}

interface Shown {
  canSee: boolean;
  isAlive: boolean;
  title: string | null;
  json: Record<string, unknown>;
}

/** The records as they now are, an entity at a time; hidden fields are absent whatever the form. */
async function recordsOf(ctx: Context, lines: EventLine[]): Promise<Map<string, Shown>> {
  const byEntity = Map.groupBy(lines, (l) => l.entity);
  const shown = new Map<string, Shown>();
  for (const [name, group] of byEntity) {
    const entity = ctx.app.registry.find(name);
    if (!entity || entity.isInternal) continue;
    const columns = viewColumns(ctx, entity, 't');
    const rows = await ctx.db.rows<
      Shown & { id: string }
    >(sql`select t.id, ${or([predicate(ctx, entity, 'read', 't')])} as "canSee", t.deleted_at is null as "isAlive",
        (${titleOf(ctx, entity, 't')})::text as title, (select row_to_json(v) from (select ${columns}) v) as json
      from ${sql.table(entity.table)} t where t.id = any(${[...new Set(group.map((l) => l.record))]}::uuid[])`);
    for (const row of rows) shown.set(row.id, row);
  }
  return shown;
}

/** Whether a record is called by what it says, which goes with it. */
function isText(ctx: Context, name: string): boolean {
  const entity = ctx.app.registry.find(name);
  const title = entity?.fields[entity.title];
  return title?.type === 'text' && title.multiline === true;
}

function itemOf(ctx: Context, line: EventLine, record: Shown | undefined): TimelineItem[] {
  const form = ctx.app.registry.find(line.entity)?.timeline ?? 'hidden';
  if (!record || (!record.canSee && form === 'hidden')) return [];
  const modes = ctx.grants.fieldsOf(ctx.app.registry.find(line.entity)?.base ?? '');
  const isWhole = record.canSee || form === 'full';
  // Particulars of a field (a deal's stages) are as hidden as the field that they name.
  const isOfHidden = modes[String(line.data['of'])] === 'hidden';
  const fields = line.data['fields'];
  const data = Array.isArray(fields)
    ? { ...line.data, fields: fields.filter((f) => modes[String(f)] !== 'hidden') }
    : line.data;
  return [
    {
      ...line,
      data: isWhole && !isOfHidden ? data : {},
      now: isWhole && record.isAlive ? record.json : null,
      title: record.isAlive || !isText(ctx, line.entity) ? record.title : null,
    },
  ];
}
