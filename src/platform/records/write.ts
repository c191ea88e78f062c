import type { Entity, RowOf } from '../../kernel/entity.ts';
import { conflict, type FieldProblem, invalid } from '../../kernel/errors.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import { type Context, transact } from '../context.ts';
import type { Change, Values } from '../module.ts';
import { authoriseCreate, checkAfterWrite, loadForWrite } from './authorise.ts';
import { toColumns } from './columns.ts';
import { conflictsSince } from './concurrency.ts';
import { checkLinks } from './links.ts';
import { missingFields, parseInput, withDefaults } from './parse.ts';
import { applyRules } from './rules.ts';
import { sameValue } from './same.ts';
import { leaveTrail } from './trail.ts';
import { insertRow, namingUniqueKeys } from './unique.ts';
import { updateRow } from './update-row.ts';

export interface WriteOptions {
  /** The business verb for audit and timeline; `created`, `updated` by default. */
  verb?: string;
  /** Particulars of the verb, shown on the timeline. */
  data?: Values;
  /** The caller is a verb of the owning module: read-only fields may be set. */
  isTrusted?: boolean;
  /** The version that the patch was made from. */
  version?: number | undefined;
  /** Of a removal: the record that this one is merged into. */
  into?: string;
}
type Written<N extends string> = RowOf<N> & { id: string };

/** Creates a record and the rows of its collections: authorise, parse, rules, write, check, effects, trail. */
export async function createRecord<N extends string>(
  ctx: Context,
  entity: Entity<N>,
  input: Values,
  o: WriteOptions = {},
): Promise<Written<N>> {
  return transact(ctx, async (ctx) => {
    authoriseCreate(ctx, entity);
    const isTrusted = o.isTrusted || ctx.mode !== 'live';
    const given = parseInput(ctx, entity, input, isTrusted, true);
    takeOwnership(ctx, entity, given);
    await prepare(ctx, entity, given, null);
    const id =
      ctx.mode !== 'live' && typeof input['id'] === 'string' ? input['id'] : uuidv7(ctx.now.getTime());
    const stamp = ctx.now.toISOString();
    // What is said of a record begins with its creation, so nothing is created later than it is written.
    if (typeof given['createdAt'] === 'string' && new Date(given['createdAt']) > ctx.now)
      given['createdAt'] = stamp;
    const values = applyRules(
      ctx,
      entity,
      withDefaults(ctx, entity, {
        createdAt: stamp,
        updatedAt: stamp,
        createdBy: ctx.userId,
        updatedBy: ctx.userId,
        batch: ctx.batch ?? null,
        ...given,
        version: 1,
        ...(entity.kind ? { kind: entity.kind } : {}),
      }),
      null,
    );
    values['incomplete'] = demandFields(ctx, entity, values, null);
    Object.assign(values, await checkLinks(ctx, entity, given));
    const row = { id, ...(await toColumns(ctx, entity, values, values)) };
    await insertRow(ctx, entity, values, row);
    const after = { ...values, id };
    await finish(ctx, { entity, id, before: null, after }, o.verb ?? 'created', o.data);
    await createChildren(ctx, entity, id, input);
    return after as unknown as Written<N>;
  });
}

/** Whoever enters a record is responsible for it until somebody else is named. */
function takeOwnership(ctx: Context, entity: Entity, given: Values): void {
  const { access } = entity;
  if (access.by === 'owner' && ctx.mode === 'live' && ctx.userId && given[access.owner] === undefined)
    given[access.owner] = ctx.userId;
}

async function prepare(ctx: Context, entity: Entity, given: Values, before: Values | null): Promise<void> {
  if (ctx.isExact) return;
  for (const p of ctx.app.registry.preparationsOf(entity))
    Object.assign(given, await p.prepare(ctx, given, before));
}

async function createChildren(ctx: Context, entity: Entity, id: string, input: Values): Promise<void> {
  for (const [name, field] of Object.entries(entity.fields)) {
    const rows = input[name];
    if (field.type !== 'collection' || !Array.isArray(rows)) continue;
    const child = ctx.app.registry.entity(field.of);
    for (const [i, row] of rows.entries()) {
      await createRecord(ctx, child, { ...(row as Values), [field.by]: id }).catch((error) => {
        throw inside(error, `${name}.${i}`);
      });
    }
  }
}

/** An error of a child names its place in the parent's input. */
function inside(error: unknown, prefix: string): unknown {
  const problems = (error as { problems?: FieldProblem[] }).problems;
  for (const problem of problems ?? []) problem.field = `${prefix}.${problem.field}`;
  return error;
}

/** Changes some fields; those that nobody else changed since `version` are taken, others are a conflict. */
export async function updateRecord<N extends string>(
  ctx: Context,
  entity: Entity<N>,
  id: string,
  input: Values,
  o: WriteOptions = {},
): Promise<Written<N>> {
  return transact(ctx, async (ctx) => {
    const before: Values = await loadForWrite(ctx, entity, id, 'write');
    const patch = changed(before, parseInput(ctx, entity, input, o.isTrusted || ctx.mode !== 'live', false));
    if (o.version !== undefined) await conflictsSince(ctx, entity, id, o.version, patch, before);
    await prepare(ctx, entity, patch, before);
    const ruled = changed(before, applyRules(ctx, entity, { ...before, ...patch }, before));
    if (!Object.keys(ruled).length && !o.verb) return before as unknown as Written<N>;
    const next: Values = { ...before, ...ruled };
    next['incomplete'] = demandFields(ctx, entity, next, before);
    const turned = await checkLinks(ctx, entity, patch);
    Object.assign(ruled, turned);
    Object.assign(next, turned);
    const stamp = {
      updatedAt: ctx.now.toISOString(),
      updatedBy: ctx.userId,
      version: Number(before['version']) + 1,
      incomplete: next['incomplete'],
    };
    const after = { ...next, ...stamp };
    await namingUniqueKeys(ctx, entity, after, () =>
      updateRow(ctx, entity, id, { ...ruled, ...stamp }, after),
    );
    await finish(ctx, { entity, id, before, after }, o.verb ?? 'updated', o.data);
    return after as unknown as Written<N>;
  });
}

/** Hides a record everywhere and keeps it in the recycle bin. */
export async function removeRecord(
  ctx: Context,
  entity: Entity,
  id: string,
  o: WriteOptions = {},
): Promise<void> {
  await setDeleted(ctx, entity, id, true, { verb: 'deleted', ...o });
}
export async function restoreRecord(
  ctx: Context,
  entity: Entity,
  id: string,
  o: WriteOptions = {},
): Promise<void> {
  await setDeleted(ctx, entity, id, false, { verb: 'restored', ...o });
}

async function setDeleted(
  ctx: Context,
  entity: Entity,
  id: string,
  isDeleted: boolean,
  o: WriteOptions & { verb: string },
): Promise<void> {
  await transact(ctx, async (ctx) => {
    const before: Values = await loadForWrite(ctx, entity, id, 'remove', !isDeleted);
    // What was merged comes back with all that went over, or not at all.
    if (entity.survivor && before[entity.survivor] && ctx.mode !== 'system') throw conflict('merged');
    const stamp = {
      ...(entity.survivor ? { [entity.survivor]: o.into ?? null } : {}),
      deletedAt: isDeleted ? ctx.now.toISOString() : null,
      updatedAt: ctx.now.toISOString(),
      updatedBy: ctx.userId,
      version: Number(before['version']) + 1,
    };
    const after = { ...before, ...stamp };
    await updateRow(ctx, entity, id, stamp, after);
    const change: Change = { entity, id, before: isDeleted ? before : null, after: isDeleted ? null : after };
    await leaveTrail(ctx, { ...change, version: stamp.version, verb: o.verb, data: o.data ?? {} });
    for (const effect of ctx.app.registry.effectsOf(entity)) await effect.run(ctx, change);
  });
}

async function finish(
  ctx: Context,
  change: Change & { after: Values },
  verb: string,
  data: Values = {},
): Promise<void> {
  await checkAfterWrite(ctx, change);
  await leaveTrail(ctx, { ...change, version: Number(change.after['version']), verb, data });
  for (const effect of ctx.app.registry.effectsOf(change.entity)) await effect.run(ctx, change);
}

/** Live writes must bring what the form demands; history may lack it and is marked. An old gap stays allowed. */
function demandFields(ctx: Context, entity: Entity, after: Values, before: Values | null): string[] | null {
  const missing = missingFields(entity, after);
  const known = new Set(before ? missingFields(entity, before).expected : []);
  const demanded = ctx.mode === 'live' ? missing.expected.filter((name) => !known.has(name)) : [];
  const problems = [...missing.required, ...demanded].map((field) => ({ field, code: 'required' }));
  if (problems.length) throw invalid(problems);
  return missing.expected.length ? missing.expected : null;
}

function changed(before: Values, after: Values): Values {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !sameValue(before[name], value)));
}
