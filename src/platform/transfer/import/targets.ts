import type { Entity } from '../../../kernel/entity.ts';
import type { Field } from '../../../kernel/field.ts';
import { languages } from '../../../kernel/i18n.ts';
import { currencyColumn } from '../../../kernel/import-api.ts';
import type { Context } from '../../context.ts';
import { declaredLabel, fieldLabel } from '../../i18n/labels.ts';
import { columnLabelOf, intakeColumns, namesOf } from './intake-columns.ts';
import type { Step } from './plan.ts';
import { synonymsOf } from './synonyms.ts';

export interface Target {
  key: string;
  labels: string[];
  synonyms: string[];
}

/** The entities that an import may feed, for this user. */
export const importable = (ctx: Context): Entity[] =>
  transferable(ctx).filter(
    (e) => e.verbs.includes('create') && (ctx.grants.on(e.base).create || ctx.grants.has('administer')),
  );

/** The entities that an export of another installation may bring, by whoever administers this one. */
export const restorable = (ctx: Context): Entity[] => (ctx.grants.has('administer') ? transferable(ctx) : []);

const transferable = (ctx: Context): Entity[] =>
  ctx.app.registry.entities.filter((e) => !e.isInternal && !e.kinds && e.transfer !== false);

/** Fields that a column may fill: all that the importer may see and that are stored, read-only ones too (history). */
export function importableFields(ctx: Context, entity: Entity): [string, Field][] {
  return exactFields(ctx, entity).filter(([name, field]) => !unimportable.has(name) && field.type !== 'json');
}
const unimportable = new Set(['createdBy', 'batch']);

/** Fields that several columns may fill: a second telephone, a third. */
export const manyFields = (ctx: Context, entity: Entity): string[] =>
  ctx.app.registry.intakesOf(entity).flatMap((i) => (i.isMany ? namesOf(i) : []));

/** Names of what a column may fill, the currencies of amounts among them. */
export function columnNames(ctx: Context, entity: Entity): string[] {
  const fields = importableFields(ctx, entity).flatMap(([name, field]) =>
    field.type === 'money' ? [name, currencyColumn(name)] : [name],
  );
  return [...fields, ...intakeColumns(ctx, entity).map(([name]) => name)];
}

/** Fields that an export made with `as=ids` holds and an import takes back as they stand. */
export function exactFields(ctx: Context, entity: Entity): [string, Field][] {
  const modes = ctx.grants.fieldsOf(entity.base);
  return Object.entries(entity.fields).filter(
    ([name, field]) =>
      !field.internal &&
      !field.computed &&
      !modes[name] &&
      !made.has(name) &&
      !made.has(`${entity.name}.${name}`) &&
      !(name === 'kind' && entity.kind) &&
      field.type !== 'collection',
  );
}
/** What the program itself says of a record, or of a sign-in that does not come along. */
const made = new Set([
  'version',
  'updatedAt',
  'updatedBy',
  'incomplete',
  'access.user.hasTwoFactor',
  'access.user.lastSeenAt',
]);

/** Names that a step of a plan may fill; undefined where the importer may not bring the entity in at all. */
export function fieldsOfStep(ctx: Context, step: Step): ReadonlySet<string> | undefined {
  const entity = (step.isExact ? restorable(ctx) : importable(ctx)).find((e) => e.name === step.entity);
  if (!entity) return undefined;
  const names = step.isExact ? exactFields(ctx, entity).map(([name]) => name) : columnNames(ctx, entity);
  return new Set(['id', ...names]);
}

/** Names under which a header may mean a field: its own, its labels in three languages, words people use. */
export function targetsOf(ctx: Context, entity: Entity): Target[] {
  // Of names that fit alike a part of the name is meant rather than the whole: Имя beside Фамилия.
  const fields = importableFields(ctx, entity).toSorted(
    ([a], [b]) => Number(a === entity.title) - Number(b === entity.title),
  );
  const amount = fields.find(([, field]) => field.type === 'money')?.[0];
  const currency = amount ? [{ key: currencyColumn(amount), labels: [], synonyms: currencyWords }] : [];
  const further = intakeColumns(ctx, entity).map(([key, words]) => ({
    key,
    labels: languages.map((l) => columnLabelOf(ctx, l, words)),
    synonyms: synonymsOf(entity, key),
  }));
  return [...fields.map(([name]) => target(entity, name)), ...further, ...currency];
}

const currencyWords = ['currency', 'currency code', 'валюта', 'валюта сделки', 'valyuta'];

function target(entity: Entity, name: string): Target {
  return {
    key: name,
    labels: [
      name,
      ...languages.flatMap((l) => [fieldLabel(l, entity, name), declaredLabel(l, entity, name)]),
    ],
    synonyms: synonymsOf(entity, name),
  };
}
