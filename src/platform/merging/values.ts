import { type Entity, standardFields } from '../../kernel/entity.ts';
import { type FieldProblem, invalid } from '../../kernel/errors.ts';
import type { Field } from '../../kernel/field.ts';
import type { Context } from '../context.ts';
import type { Values } from '../module.ts';
import { isReadOnly } from '../records/fields.ts';
import { sameValue } from '../records/same.ts';

/** Whose value stays: of the record that stays, of the other one, or both together (tags, long texts). */
export type Choice = 'this' | 'other' | 'both';

/** A field in which two records differ, and whose value stays unless somebody says otherwise. */
export interface Difference {
  field: string;
  this: unknown;
  other: unknown;
  choice: Choice;
  canBoth: boolean;
}

/** Nothing that only one of them knows is lost; where both know something, the one that stays is believed. */
export function differencesOf(
  entity: Entity,
  kept: Values,
  other: Values,
  groups: readonly (readonly string[])[],
): Difference[] {
  const names = Object.keys(entity.fields).filter(
    (name) => isMerged(name, entity.fields[name]) && !sameValue(kept[name] ?? null, other[name] ?? null),
  );
  return names.flatMap((name) => {
    const [mine, theirs] = [kept[name] ?? null, other[name] ?? null];
    // What would lead from a record to itself leads nowhere.
    if (theirs === kept['id']) return [];
    const canBoth = isJoined(entity.fields[name]) && !isBlank(mine) && !isBlank(theirs);
    // Fields that are one thing in parts (country and number) come from one record, as the last of them decides.
    const decides = groups.find((g) => g.includes(name))?.at(-1) ?? name;
    const isTheirs = isBlank(kept[decides]) && !isBlank(other[decides]);
    const choice = canBoth ? 'both' : isTheirs ? 'other' : 'this';
    return [{ field: name, this: mine, other: theirs, choice, canBoth } as const];
  });
}

/** The values that the record that stays takes; an error names each choice that cannot be made. */
export function valuesTaken(
  ctx: Context,
  entity: Entity,
  differences: Difference[],
  choices: Record<string, Choice>,
  groups: readonly (readonly string[])[],
): Values {
  const problems: FieldProblem[] = [];
  const chosen = { ...choices };
  for (const [name, choice] of Object.entries(choices)) {
    const field = entity.fields[name];
    const at = `fields.${name.slice(0, 80)}`;
    if (!field || !isMerged(name, field)) problems.push({ field: at, code: 'unknown_field' });
    else if (isReadOnly(ctx, entity, name, field) || ctx.grants.fieldsOf(entity.base)[name])
      problems.push({ field: at, code: 'read_only' });
    else if (choice === 'both' && !isJoined(field)) problems.push({ field: at, code: 'not_an_option' });
    for (const along of groups.find((g) => g.includes(name)) ?? []) chosen[along] ??= choice;
  }
  if (problems.length) throw invalid(problems);
  const values: Values = {};
  for (const { field, ...difference } of differences) {
    const choice = chosen[field] ?? difference.choice;
    if (choice === 'other') values[field] = difference.other;
    if (choice === 'both') values[field] = joined(entity.fields[field], difference.this, difference.other);
  }
  return values;
}

const isMerged = (name: string, field: Field | undefined): boolean =>
  field !== undefined &&
  !(name in standardFields) &&
  !field.computed &&
  !field.internal &&
  !field.readOnly &&
  field.type !== 'collection';

const isJoined = (field: Field | undefined): boolean =>
  field?.type === 'tags' || (field?.type === 'text' && field.multiline === true);

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);

/** A text that would be too long stays as it is: the other one stands in the merge's history. */
function joined(field: Field | undefined, mine: unknown, theirs: unknown): unknown {
  if (Array.isArray(mine) && Array.isArray(theirs)) return [...new Set([...mine, ...theirs])];
  const [a, b] = [String(mine), String(theirs)];
  const both = a.includes(b) ? a : b.includes(a) ? b : `${a}\n\n${b}`;
  return field?.type === 'text' && both.length > field.max ? mine : both;
}
