import type { MetaEntity, MetaField, MetaVerb } from '../../../kernel/api.ts';
import { meets } from '../../../kernel/condition.ts';
import type { RecordValues } from '../../api/records.ts';

interface Schema {
  type?: string;
  format?: string;
  enum?: string[];
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** Input of a verb as fields: where the record has a field of that name (or the verb's own: a loss's reason) it is edited as that. */
export function fieldsOfVerb(entity: MetaEntity, verb: MetaVerb): MetaField[] {
  const schema = (verb.input ?? {}) as Schema;
  return Object.entries(schema.properties ?? {}).flatMap(([name, s]) => {
    const required = schema.required?.includes(name) ?? false;
    const field = ownField(entity, verb, name, s) ?? fieldOfSchema(name, s);
    return field ? [{ ...field, name, required, expected: false, isReadOnly: false }] : [];
  });
}

/** Whether a form made of those fields can ask for all that the verb demands. */
export function canBeAsked(entity: MetaEntity, verb: MetaVerb): boolean {
  const { required = [] } = (verb.input ?? {}) as Schema;
  const fields = new Set(fieldsOfVerb(entity, verb).map((f) => f.name));
  return required.every((name) => fields.has(name));
}

/** `reason` of `lose` is the record's `lossReason`: the one pick whose name ends so. */
function ownField(entity: MetaEntity, verb: MetaVerb, name: string, s: Schema): MetaField | undefined {
  const exact = entity.fields.find((f) => f.name === name);
  if (exact || s.format !== 'uuid') return exact;
  const ending = name.charAt(0).toUpperCase() + name.slice(1);
  return (
    entity.fields.find((f) => (f.type === 'pick' || f.type === 'ref') && f.name.endsWith(ending)) ??
    entity.fields.find((f) => f.name === `${verb.name}${ending}`)
  );
}

function fieldOfSchema(name: string, s: Schema): MetaField | undefined {
  const base = { name, isReadOnly: false };
  if (s.enum) return { ...base, type: 'choice', options: s.enum };
  if (s.type === 'boolean') return { ...base, type: 'boolean' };
  if (s.type === 'integer') return { ...base, type: 'integer' };
  if (s.type === 'number') return { ...base, type: 'decimal', scale: 4 };
  if (s.type !== 'string' || s.format === 'uuid') return undefined;
  if (s.format === 'date') return { ...base, type: 'date' };
  if (s.format === 'date-time') return { ...base, type: 'instant' };
  return { ...base, type: 'text', max: s.maxLength ?? 1000, multiline: (s.maxLength ?? 0) > 300 };
}

/** Whether a verb is offered on the record as it stands. */
export const fitsRecord = (entity: MetaEntity, verb: MetaVerb, record: RecordValues): boolean =>
  entity.permission.write !== 'none' && (!verb.when || meets(verb.when, record));
