import type { Entity } from '../../../kernel/entity.ts';
import type { Context } from '../../context.ts';
import { sql } from '../../database/sql.ts';
import type { Values } from '../../module.ts';
import { createRecord, updateRecord } from '../../records/write.ts';
import { findSame } from './aliases.ts';
import type { RowWork } from './chunk.ts';
import type { Reading } from './convert.ts';
import { namesOf } from './intake-columns.ts';

/** A row becomes a record, or changes the one that it means. */
export const writeRow: RowWork = async (ctx, reading, matcher, values, tally) => {
  const { entity, step } = reading;
  const own = ownId(reading, values);
  const id = (await matcher.find(ctx, own)) ?? (await adopted(ctx, reading, own));
  const taken = takenApart(ctx, entity, step.isExact ? [] : undefined, own);
  if (id && step.onMatch === 'skip') {
    tally.skipped++;
  } else if (id) {
    const isNew = await change(ctx, entity, id, taken.own);
    const isMore = await takeIn(ctx, entity, id, taken.apart, false);
    tally[isNew || isMore ? 'updated' : 'skipped']++;
  } else {
    const made = await createRecord(ctx, entity, taken.own);
    await takeIn(ctx, entity, made.id, taken.apart, true);
    matcher.remember(ctx, own, made.id);
    tally.created++;
  }
};

/** The links of a row that is a record already. */
export const linkRow: RowWork = async (ctx, reading, matcher, values) => {
  const own = ownId(reading, values);
  const id = await matcher.find(ctx, own);
  const keys = new Set(reading.step.match);
  const links = Object.fromEntries(Object.entries(own).filter(([name]) => !keys.has(name) && name !== 'id'));
  if (id) await change(ctx, reading.entity, id, links);
};

/** A foreign id that leads to a row of ours. */
const ownId = ({ step, aliases }: Reading, values: Values): Values =>
  step.isExact && typeof values['id'] === 'string' ? { ...values, id: aliases.of(values['id']) } : values;

async function adopted(
  ctx: Context,
  { step, entity, aliases }: Reading,
  values: Values,
): Promise<string | undefined> {
  if (!step.isExact || typeof values['id'] !== 'string') return undefined;
  const same = await findSame(ctx, entity, values);
  if (same) await aliases.add(ctx, values['id'], same);
  return same;
}

/** Resolves to whether anything changed. A file that does not know a value does not empty it. */
async function change(ctx: Context, entity: Entity, id: string, values: Values): Promise<boolean> {
  const { id: _, createdAt: __, createdBy: ___, ...others } = values;
  const isTaken = (name: string, v: unknown): boolean =>
    v !== null || (ctx.isExact === true && !entity.fields[name]?.required);
  const patch = Object.fromEntries(Object.entries(others).filter(([name, v]) => isTaken(name, v)));
  if (!Object.keys(patch).length) return false;
  const before = await ctx.db.one<{ version: number }>(
    sql`select version from ${sql.table(entity.table)} where id = ${id}`,
  );
  const after: Values = await updateRecord(ctx, entity, id, patch);
  return after['version'] !== before?.version;
}

/** Values that the module keeps in records of their own, and those that are the record's. */
function takenApart(
  ctx: Context,
  entity: Entity,
  fields: string[] | undefined,
  values: Values,
): { own: Values; apart: Values } {
  const apart = new Set(fields ?? ctx.app.registry.intakesOf(entity).flatMap(namesOf));
  const split = (isApart: boolean): Values =>
    Object.fromEntries(Object.entries(values).filter(([name]) => apart.has(name) === isApart));
  return { own: split(false), apart: split(true) };
}

async function takeIn(
  ctx: Context,
  entity: Entity,
  id: string,
  values: Values,
  isNew: boolean,
): Promise<boolean> {
  if (!Object.values(values).some(Boolean)) return false;
  let isChanged = false;
  for (const intake of ctx.app.registry.intakesOf(entity))
    isChanged = (await intake.take(ctx, id, values, isNew)) || isChanged;
  return isChanged;
}
