import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { type Field, isToAny } from '../../kernel/field.ts';

/** Shapes for OpenAPI: what reading answers and writing takes, from the declaration. */

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  problems: z
    .array(
      z.object({ field: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()).optional() }),
    )
    .optional(),
});

z.globalRegistry.add(problemSchema, { id: 'Problem' });

const moneySchema = z.object({ amount: z.string(), currency: z.string() });
const link = z.union([
  z.object({ id: z.string(), name: z.string().nullable() }).loose(),
  z.object({ hidden: z.literal(true) }),
]);

function readSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'integer':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'money':
      return moneySchema;
    case 'ref':
      return field.to.length ? link : z.string();
    case 'pick':
      return link;
    case 'tags':
      return z.array(z.string());
    case 'json':
      return z.unknown();
    default:
      return z.string();
  }
}

function writeSchema(field: Field): z.ZodType {
  if (field.type === 'ref')
    return isToAny(field) ? z.object({ entity: z.string(), id: z.string() }) : z.string();
  if (field.type === 'pick') return z.string();
  if (field.type === 'choice') return z.enum(field.options as [string, ...string[]]);
  if (field.type === 'collection') return z.array(z.record(z.string(), z.unknown()));
  return readSchema(field);
}

/** Named in OpenAPI, so that every route of an entity speaks of one shape. */
export function itemSchema(entity: Entity): z.ZodType {
  const known = items.get(entity.name);
  if (known) return known;
  const fields = Object.fromEntries(readable(entity).map(([name, f]) => [name, readSchema(f).nullish()]));
  const schema = z.object({ id: z.string(), ...fields }).loose();
  z.globalRegistry.add(schema, { id: entity.name.replace('.', '_') });
  items.set(entity.name, schema);
  return schema;
}
const items = new Map<string, z.ZodType>();

const readable = (entity: Entity): [string, Field][] =>
  Object.entries(entity.fields).filter(([, f]) => !f.internal && f.type !== 'collection');
const writable = (entity: Entity): [string, Field][] =>
  Object.entries(entity.fields).filter(([, f]) => !f.internal && !f.readOnly && !f.computed);

export const inputSchema = (entity: Entity) =>
  z
    .object(
      Object.fromEntries(
        writable(entity).map(([name, f]) => [
          name,
          f.required && !('default' in f) ? writeSchema(f) : writeSchema(f).nullish(),
        ]),
      ),
    )
    .loose();
export const patchSchema = (entity: Entity) =>
  z
    .object({
      version: z.number().optional(),
      ...Object.fromEntries(
        writable(entity)
          .filter(([, f]) => f.type !== 'collection')
          .map(([name, f]) => [name, writeSchema(f).nullish()]),
      ),
    })
    .loose();
