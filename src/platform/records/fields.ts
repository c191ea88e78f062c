import { fieldsRead } from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { Field, Rollup } from '../../kernel/field.ts';
import type { Context } from '../context.ts';

/** Fields that the actor may see of an entity; the others do not exist for this request, on any road. */
export function visibleFields(ctx: Context, entity: Entity): [string, Field][] {
  return Object.entries(entity.fields).filter(
    ([name, field]) => !field.internal && !isHidden(ctx, entity, name),
  );
}

/** A field by name for reading; a hidden one is as unknown as one that was never declared. */
export function readableField(ctx: Context, entity: Entity, name: string, at = 'fields'): Field {
  const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
  if (!field || field.internal || isHidden(ctx, entity, name))
    throw invalidField(at, 'unknown_field', { name });
  return field;
}

/** Whether the actor's roles hide a field: itself, or what it is made of. */
export function isHidden(ctx: Context, entity: Entity, name: string): boolean {
  const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
  return (
    ctx.grants.fieldsOf(entity.base)[name] === 'hidden' ||
    (field !== undefined && isHiddenThrough(ctx, entity, field))
  );
}

/** A computed field is as hidden as its most hidden input, and a copy as what was copied. */
function isHiddenThrough(ctx: Context, entity: Entity, field: Field): boolean {
  const modes = ctx.grants.fieldsOf(entity.base);
  if (field.copyOf) return ctx.grants.fieldsOf(field.copyOf.entity)[field.copyOf.field] === 'hidden';
  if (field.computed?.rollup) return isRollupHidden(ctx, field.computed.rollup);
  return field.computed?.reads.some((name) => modes[name] === 'hidden') ?? false;
}

function isRollupHidden(ctx: Context, rollup: Rollup): boolean {
  const source = ctx.app.registry.find(rollup.of);
  if (!source || ctx.grants.on(source.base).read === 'none') return true;
  const modes = ctx.grants.fieldsOf(source.base);
  const read = [
    rollup.by,
    ...(rollup.field ? [rollup.field] : []),
    ...(rollup.filter ? fieldsRead(rollup.filter) : []),
  ];
  return read.some((path) => modes[path.split('.')[0] ?? ''] === 'hidden');
}

export function isReadOnly(ctx: Context, entity: Entity, name: string, field: Field): boolean {
  return Boolean(field.readOnly || field.computed || ctx.grants.fieldsOf(entity.base)[name]);
}
