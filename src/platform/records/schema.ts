import { z } from 'zod';
import type { Entity } from '../../kernel/entity.ts';
import { type Field, isToAny } from '../../kernel/field.ts';
import { isUuid } from '../../kernel/uuid.ts';

/** An id, or the object with an id that reading gave: what was read can be written back. */
const link = z.union([
  z.uuid(),
  z
    .object({ id: z.uuid() })
    .loose()
    .transform((o) => o.id),
]);
const anyLink = z
  .object({ entity: z.string().max(80), id: z.string().refine(isUuid, 'not_an_id') })
  .loose()
  .transform(({ entity, id }) => ({ entity, id }));

/** PostgreSQL stores neither NUL nor halves of surrogate pairs: refused, since a silent change would be a loss. */
const storable = (value: string): boolean => value.isWellFormed() && !value.includes('\0');
const plainText = (max: number) => z.string().max(max, 'too_long').refine(storable, 'invalid_characters');

const email = /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\]]{2,}$/u;
const formats: Record<string, (value: string) => boolean> = {
  email: (v) => email.test(v),
  url: (v) => URL.canParse(v) && /^https?:/.test(v),
  country: (v) => /^[A-Z]{2}$/.test(v),
  currency: (v) => /^[A-Z]{3}$/.test(v),
  locale: (v) => /^[a-z]{2}(-[A-Za-z]+)?$/.test(v),
  timeZone: (v) => isTimeZone(v),
  color: (v) => /^[a-z]{2,12}$|^#[0-9a-f]{6}$/.test(v),
  icon: (v) => /^[a-z0-9-]{1,40}$/.test(v),
};

function isTimeZone(value: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(value);
    return true;
  } catch {
    return false;
  }
}

const numeric = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().regex(/^-?\d{1,16}(\.\d+)?$/, 'not_a_number'));

/** What the API takes for a field, before access and rules; null empties it. */
function fieldSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'text': {
      const { format } = field;
      const base = plainText(field.max);
      return format ? base.refine((v) => v === '' || formats[format]?.(v), `invalid_${format}`) : base;
    }
    case 'integer':
      return z
        .number('not_a_number')
        .int('not_whole')
        .min(field.min ?? -2_147_483_648, 'too_small')
        .max(field.max ?? 2_147_483_647, 'too_big');
    case 'decimal':
      return numeric
        .refine((v) => (v.split('.')[1]?.replace(/0+$/, '').length ?? 0) <= field.scale, 'too_precise')
        .refine((v) => field.min === undefined || Number(v) >= Number(field.min), 'too_small')
        .refine((v) => field.max === undefined || Number(v) <= Number(field.max), 'too_big')
        .transform(trimZeros);
    case 'money':
      return z
        .object({
          amount: numeric
            .refine((v) => (v.split('.')[1]?.length ?? 0) <= 4, 'too_precise')
            .transform(trimZeros),
          currency: z.string().regex(/^[A-Z]{3}$/, 'invalid_currency'),
        })
        .refine((m) => field.min === undefined || Number(m.amount) >= Number(field.min), 'too_small');
    case 'boolean':
      return z.boolean('not_a_boolean');
    case 'date':
      return z.string().refine(isDay, 'invalid_date');
    case 'instant':
      return z
        .string()
        .max(40)
        .refine((v) => !Number.isNaN(Date.parse(v)) && /^\d{4}-\d\d-\d\dT/.test(v), 'invalid_time')
        .transform((v) => new Date(v).toISOString());
    case 'choice':
      return z.enum(field.options as [string, ...string[]], 'not_an_option');
    case 'pick':
      return link;
    case 'ref':
      return isToAny(field) ? anyLink : link;
    case 'tags':
      return z
        .array(plainText(60).min(1))
        .max(50, 'too_many')
        .transform((list) => [...new Set(list)]);
    case 'collection':
      return z.array(z.record(z.string(), z.unknown())).max(200, 'too_many');
    case 'json':
      return z.json();
  }
}

/** "12.50" and "12.5" are one value: stored and compared without trailing zeros. */
const trimZeros = (value: string): string => {
  const bare = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  const plain = bare.replace(/^(-?)0+(?=\d)/, '$1');
  return plain === '-0' ? '0' : plain;
};

function isDay(value: string): boolean {
  try {
    return (
      Temporal.PlainDate.from(value).toString() === value && value >= '0001-01-01' && value <= '9999-12-31'
    );
  } catch {
    return false;
  }
}

const cache = new WeakMap<Entity, Map<string, z.ZodType>>();

/** Compiled once for each field of an entity. */
export function schemaOfField(entity: Entity, name: string): z.ZodType | undefined {
  const known = cache.get(entity) ?? new Map<string, z.ZodType>();
  cache.set(entity, known);
  const field = entity.fields[name];
  if (!field) return undefined;
  const schema = known.get(name) ?? fieldSchema(field);
  known.set(name, schema);
  return schema;
}
