import type { Entity } from '../../kernel/entity.ts';
import { type FieldProblem, invalid } from '../../kernel/errors.ts';
import type { RefField } from '../../kernel/field.ts';
import { predicate } from '../access/predicate.ts';
import type { Context } from '../context.ts';
import { commas, type Fragment, sql } from '../database/sql.ts';
import { survivorOf } from '../merging/forward.ts';
import type { Values } from '../module.ts';
import { demandInTheEnd } from './batching.ts';

/**
 * Every record that the input points to must exist, live, be of an allowed kind, and be visible to the actor: else an
 * attachment, a note or a bulk change would reach what its author may not see. Resolves to links that lead to records
 * merged meanwhile, turned to those that took their place.
 */
export async function checkLinks(ctx: Context, entity: Entity, given: Values): Promise<Values> {
  const links: Link[] = [];
  const problems: FieldProblem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = entity.fields[name];
    if (!value || !field || (field.type !== 'ref' && field.type !== 'pick')) continue;
    if (field.type === 'ref' && (!field.to.length || isOneself(ctx, field, value))) continue;
    const link = field.type === 'pick' ? choice(name, field.list, value) : linkTo(ctx, name, field, value);
    if (link) links.push(link);
    else problems.push({ field: name, code: 'not_an_option' });
  }
  const turned: Values = {};
  for (const link of await missingOnes(ctx, links)) {
    const into = link.target && (await survivorOf(ctx, link.target, link.id));
    if (into && !(await missingOnes(ctx, [{ ...link, id: into }])).length)
      turned[link.name] =
        typeof given[link.name] === 'string' ? into : { ...(given[link.name] as object), id: into };
    else problems.push({ field: link.name, code: 'no_such_record' });
  }
  if (problems.length) throw invalid(problems);
  return turned;
}

/** Whoever writes is there, and no secret to themselves. */
const isOneself = (ctx: Context, field: RefField, value: unknown): boolean =>
  value === ctx.userId && field.to[0] === 'access.user';

interface Link {
  name: string;
  id: string;
  /** Names the set that `isGood` describes. */
  set: string;
  table: string;
  /** Which rows of the table, aliased as `t`, may be pointed to. */
  isGood: Fragment;
  target?: Entity;
}

const choice = (name: string, list: string, id: unknown): Link => ({
  name,
  id: String(id),
  set: `choice ${list}`,
  table: 'choice',
  isGood: sql`t.list = ${list} and t.deleted_at is null`,
});

function linkTo(ctx: Context, name: string, field: RefField, value: unknown): Link | undefined {
  const target = targetOf(ctx, field.to, value);
  if (!target) return undefined;
  const ofKind = target.kind ? sql`and t.kind = ${sql.lit(target.kind)}` : sql``;
  return {
    name,
    id: typeof value === 'string' ? value : (value as { id: string }).id,
    set: `link ${target.name}`,
    target,
    table: target.table,
    isGood: sql`t.deleted_at is null ${ofKind} and ${predicate(ctx, target, 'read', 't')}`,
  };
}

/** All in one query; in a batch at its end, those of all its records together. */
async function missingOnes(ctx: Context, links: Link[]): Promise<Link[]> {
  if (!links.length) return [];
  if (ctx.batching) {
    for (const link of links) demandInTheEnd(ctx.batching, ctx.grants, link.set, link.id, demandOf(link));
    return [];
  }
  const exists = links.map(
    ({ name, id, table, isGood }) =>
      sql`exists (select 1 from ${sql.table(table)} t where t.id = ${id} and ${isGood}) as ${sql.ref(name)}`,
  );
  const row = await ctx.db.one<Record<string, boolean>>(sql`select ${commas(exists)}`);
  return links.filter((l) => !row?.[l.name]);
}

const demandOf = ({ name, table, isGood }: Link) => ({
  failing: (ids: string[]) => sql`select 1 from unnest(${ids}::uuid[]) as wanted (id)
    where not exists (select 1 from ${sql.table(table)} t where t.id = wanted.id and ${isGood})`,
  error: () => invalid([{ field: name, code: 'no_such_record' }]),
});

function targetOf(ctx: Context, to: readonly string[], value: unknown): Entity | undefined {
  const { registry } = ctx.app;
  if (typeof value === 'string') return registry.find(to[0] ?? '');
  const entity = registry.find((value as { entity: string }).entity);
  const isAllowed =
    entity &&
    !entity.isInternal &&
    (to.includes('*') || to.includes(entity.name) || to.includes(entity.base));
  return isAllowed ? entity : undefined;
}
