import { meets } from '../../kernel/condition.ts';
import type { Entity } from '../../kernel/entity.ts';
import { type FieldProblem, invalid } from '../../kernel/errors.ts';
import type { Field } from '../../kernel/field.ts';
import type { Context } from '../context.ts';
import type { Values } from '../module.ts';
import { isReadOnly } from './fields.ts';
import { schemaOfField } from './schema.ts';

/**
 * Input turned into stored values, or an error that names every field at fault. `isTrusted`: the caller is a verb
 * or an import of history, which may set what users may not, secrets and keys apart; what a user may not see it cannot
 * set either.
 */
export function parseInput(
  ctx: Context,
  entity: Entity,
  input: Values,
  isTrusted: boolean,
  isNew: boolean,
): Values {
  const problems: FieldProblem[] = [];
  const values: Values = {};
  const modes = ctx.grants.fieldsOf(entity.base);
  for (const [name, value] of Object.entries(input)) {
    if (name === 'version' || name === 'id' || value === undefined) continue;
    const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
    if (
      !field ||
      field.type === 'collection' ||
      (field.internal && (!isTrusted || ctx.mode === 'historical')) ||
      modes[name] === 'hidden'
    ) {
      if (field?.type !== 'collection') problems.push({ field: name.slice(0, 80), code: 'unknown_field' });
    } else if (
      (isReadOnly(ctx, entity, name, field) || (field.setOnce && !isNew)) &&
      !(isTrusted && !modes[name])
    ) {
      problems.push({ field: name, code: 'read_only' });
    } else {
      parseOne(entity, name, field, value, values, problems);
    }
  }
  if (problems.length) throw invalid(problems);
  return values;
}

function parseOne(
  entity: Entity,
  name: string,
  field: Field,
  value: unknown,
  values: Values,
  problems: FieldProblem[],
): void {
  if (value === null || (value === '' && !field.required)) {
    values[name] = emptyOf(field);
    return;
  }
  const result = schemaOfField(entity, name)?.safeParse(value);
  if (result?.success) {
    values[name] = result.data;
    return;
  }
  const issue = result?.error.issues[0];
  const path = issue?.path.length ? `${name}.${issue.path.join('.')}` : name;
  problems.push({ field: path, code: problemCode(issue?.message, issue?.code), ...limits(field) });
}

/** Messages in the schemas are codes already; zod's own sentences give way to the issue's code. */
const problemCode = (message: string | undefined, code: string | undefined): string =>
  message && /^[a-z_]+$/.test(message) ? message : `invalid_${code === 'invalid_type' ? 'type' : 'value'}`;

const limits = (field: Field): { params?: Record<string, unknown> } =>
  field.type === 'text'
    ? { params: { max: field.max } }
    : field.type === 'integer'
      ? { params: { min: field.min, max: field.max } }
      : {};

/** What an emptied field holds: columns that are never null have a value for it. */
function emptyOf(field: Field): unknown {
  if (field.type === 'boolean') return false;
  if (field.type === 'tags') return [];
  if (field.type === 'json' && field.required) return field.default ?? {};
  return null;
}

/** Values of a new record before rules: every field present, defaults filled in. */
export function withDefaults(ctx: Context, entity: Entity, values: Values): Values {
  const all: Values = {};
  for (const [name, field] of Object.entries(entity.fields)) {
    if (field.type === 'collection' || field.computed) continue;
    all[name] = values[name] ?? defaultOf(ctx, field);
  }
  return all;
}

function defaultOf(ctx: Context, field: Field): unknown {
  if (field.type === 'instant' && field.default === 'now') return ctx.now.toISOString();
  if ('default' in field && field.default !== undefined) return structuredClone(field.default);
  return emptyOf(field);
}

/** Fields without a value that the table, the form or a condition demands. */
export function missingFields(entity: Entity, values: Values): { required: string[]; expected: string[] } {
  const isEmpty = (name: string): boolean =>
    values[name] === null || values[name] === undefined || values[name] === '';
  const required: string[] = [];
  const expected: string[] = [];
  for (const [name, field] of Object.entries(entity.fields)) {
    if (field.type === 'collection' || field.computed || !isEmpty(name)) continue;
    if (field.required) required.push(name);
    else if (field.expected || (field.requiredWhen && meets(field.requiredWhen, values))) expected.push(name);
  }
  return { required, expected };
}
