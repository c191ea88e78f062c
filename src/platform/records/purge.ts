import type { Entity } from '../../kernel/entity.ts';
import { readable } from '../access/readable.ts';
import { asSystem, type Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { storedExpression } from './expression.ts';
import {
  addParts,
  clearLinks,
  count,
  deleteRows,
  deleteWhatTells,
  type Ids,
  pointsTo,
  type Reference,
  referencesTo,
  tables,
} from './purge-graph.ts';
import { titleOf } from './select.ts';

/** A record of the company's own that points to one of the batch. */
export interface Dependent {
  entity: string;
  id: string;
  title: string;
  field: string;
  /** It has no meaning without the other record, which stays for its sake. */
  isKept: boolean;
}
export interface PurgeReport {
  removed: number;
  /** Records of the batch that stay, because the company's own need them: from now on they are its own. */
  kept: { entity: string; id: string; title: string }[];
}

/**
 * Removes for good all records that one batch made, with their audit, events and search, as if they had never been.
 * What others added to them (numbers, lines, files) goes along; records of the company's own stay, and lose their
 * links, or keep the record that they cannot be without. Runs in the caller's transaction.
 */
export async function purgeBatch(ctx: Context, batch: string): Promise<PurgeReport> {
  const own = asSystem(ctx, 'removal of a batch');
  const gone = await recordsOf(own, batch);
  const kept = await keepNeeded(own, gone);
  await addParts(own, gone, (r) => r.isRequired && goesAlong(r.entity));
  await setFree(own, kept);
  await clearLinks(own, gone, (r) => !r.isRequired);
  const report = { removed: count(gone), kept: await named(own, kept) };
  await forgetStory(own, gone);
  await deleteRows(own, gone);
  return report;
}

/** What a removal of the batch would touch of the company's own, as far as the asker sees it. */
export async function ownDependents(ctx: Context, batch: string): Promise<Dependent[]> {
  const gone = await recordsOf(asSystem(ctx, 'removal of a batch'), batch);
  const dependents: Dependent[] = [];
  for (const reference of referencesTo(ctx, gone)) {
    if (goesAlong(reference.entity) || dependents.length >= 200) continue;
    const rows = await ctx.db.rows<{ id: string; title: string | null }>(sql`
      select t.id, (${titleOf(ctx, reference.entity, 't')})::text as title from ${readable(ctx, reference.entity.name, 't')}
      where t.batch_id is distinct from ${batch} and ${pointsTo(reference, gone)} limit 200`);
    const { entity, name, isRequired } = reference;
    dependents.push(
      ...rows.map((r) => ({
        entity: entity.name,
        id: r.id,
        title: r.title ?? '',
        field: name,
        isKept: isRequired,
      })),
    );
  }
  return dependents;
}

async function recordsOf(ctx: Context, batch: string): Promise<Ids> {
  const ids: Ids = new Map();
  for (const entity of tables(ctx)) {
    const rows = await ctx.db.rows<{ id: string }>(
      sql`select id from ${sql.table(entity.table)} where batch_id = ${batch}`,
    );
    if (rows.length) ids.set(entity.name, new Set(rows.map((r) => r.id)));
  }
  return ids;
}

/** Rows that only say something of another record: its lines, numbers, files, who may see it. */
const goesAlong = (entity: Entity): boolean => entity.access.by === 'parent' || rights.has(entity.base);
const rights = new Set([
  'access.share',
  'access.accountTeamMember',
  'access.departmentMembership',
  'access.roleAssignment',
  'access.delegation',
]);

/** Takes out of what goes all that stays for the sake of the company's own records, with its parts. */
async function keepNeeded(ctx: Context, gone: Ids): Promise<Ids> {
  const kept: Ids = new Map();
  for (let isMore = true; isMore; ) {
    isMore = false;
    for (const reference of referencesTo(ctx, gone).filter((r) => r.isRequired && !goesAlong(r.entity)))
      isMore = (await keepTargets(ctx, reference, gone, kept)) || isMore;
    for (const reference of referencesTo(ctx, kept))
      isMore = (await keepParts(ctx, reference, gone, kept)) || isMore;
  }
  return kept;
}

async function keepTargets(ctx: Context, reference: Reference, gone: Ids, kept: Ids): Promise<boolean> {
  const { entity, name } = reference;
  const rows = await ctx.db.rows<{
    id: string;
  }>(sql`select distinct ${storedExpression(entity, name, 't')} as id from ${sql.table(entity.table)} t
    where ${pointsTo(reference, gone)} and not (t.id = any(${[...(gone.get(entity.base) ?? [])]}::uuid[]))`);
  return keep(rows, reference.to, gone, kept);
}

async function keepParts(ctx: Context, reference: Reference, gone: Ids, kept: Ids): Promise<boolean> {
  const { entity, name } = reference;
  if (entity.access.by !== 'parent' || entity.access.parent !== name) return false;
  const own = gone.get(entity.base);
  if (!own?.size) return false;
  const rows = await ctx.db.rows<{ id: string }>(
    sql`select t.id from ${sql.table(entity.table)} t where ${pointsTo(reference, kept)} and t.id = any(${[...own]}::uuid[])`,
  );
  return keep(rows, [entity.base], gone, kept);
}

function keep(rows: { id: string }[], bases: readonly string[], gone: Ids, kept: Ids): boolean {
  let isMore = false;
  for (const { id } of rows) {
    for (const base of bases.filter((b) => gone.get(b)?.delete(id))) {
      kept.set(base, (kept.get(base) ?? new Set()).add(id));
      isMore = true;
    }
  }
  return isMore;
}

/** What stays is the company's own from now on. */
async function setFree(ctx: Context, kept: Ids): Promise<void> {
  for (const [base, ids] of kept) {
    const { table } = ctx.app.registry.entity(base);
    await ctx.db.rows(
      sql`update ${sql.table(table)} set batch_id = null where id = any(${[...ids]}::uuid[])`,
    );
  }
}

async function named(ctx: Context, kept: Ids): Promise<PurgeReport['kept']> {
  const result: PurgeReport['kept'] = [];
  for (const [base, ids] of kept) {
    const entity = ctx.app.registry.entity(base);
    if (goesAlong(entity)) continue;
    const rows = await ctx.db.rows<{ id: string; title: string | null }>(
      sql`select t.id, (${titleOf(ctx, entity, 't')})::text as title from ${sql.table(entity.table)} t where t.id = any(${[...ids]}::uuid[])`,
    );
    result.push(...rows.map((r) => ({ entity: base, id: r.id, title: r.title ?? '' })));
  }
  return result;
}

async function forgetStory(ctx: Context, gone: Ids): Promise<void> {
  const ids = [...gone.values()].flatMap((set) => [...set]);
  await ctx.db.rows(sql`delete from audit_entry where record_id = any(${ids}::uuid[])`);
  await deleteWhatTells(ctx, ids);
}
