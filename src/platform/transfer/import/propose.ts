import type { Entity } from '../../../kernel/entity.ts';
import { formOfField } from '../../../kernel/import-api.ts';
import { isUuid } from '../../../kernel/uuid.ts';
import type { Context } from '../../context.ts';
import type { ColumnProfile } from '../parse/profile.ts';
import { proposeMapping } from '../parse/propose.ts';
import type { ColumnUse, ImportPlan, Step } from './plan.ts';
import { staffSteps } from './staff.ts';
import { exactFields, importable, importableFields, manyFields, restorable, targetsOf } from './targets.ts';

/** What a file most probably is: the entity whose fields its headers name best, and what each column fills. */
export function proposePlan(ctx: Context, profile: ColumnProfile[]): ImportPlan {
  const exact = exactStep(ctx, profile);
  return planOfSteps(ctx, exact ? [exact] : (staffOf(ctx, profile) ?? [bestStep(ctx, profile)]));
}

export const planOfSteps = (ctx: Context, steps: Step[]): ImportPlan => ({
  sheet: 0,
  mode: 'historical',
  currency: ctx.app.settings().currency,
  steps,
});

/** An export made with `as=ids`: the first column holds ids, all others bear the fields' own names. */
function exactStep(ctx: Context, profile: ColumnProfile[]): Step | undefined {
  const [first, ...others] = profile.map((p) => p.header);
  const isOurs = first === 'id' && profile[0]?.samples.length && profile[0].samples.every(isUuid);
  if (!isOurs) return undefined;
  const fits = restorable(ctx).flatMap((entity) => {
    const missing = others.filter((h) => !(h in entity.fields));
    return missing.length ? [] : [{ entity, left: Object.keys(entity.fields).length - others.length }];
  });
  const best = fits.sort((a, b) => a.left - b.left)[0];
  if (!best) return undefined;
  const known = new Set(['id', ...exactFields(ctx, best.entity).map(([name]) => name)]);
  const columns = profile.flatMap((p, column) => (known.has(p.header) ? [{ column, field: p.header }] : []));
  return { entity: best.entity.name, columns, match: ['id'], onMatch: 'update', isOn: true, isExact: true };
}

function staffOf(ctx: Context, profile: ColumnProfile[]): Step[] | null {
  const steps = staffSteps(profile);
  const known = new Set(importable(ctx).map((e) => e.name));
  return steps?.every((s) => known.has(s.entity)) ? steps : null;
}

function bestStep(ctx: Context, profile: ColumnProfile[]): Step {
  const steps = importable(ctx).map((entity) => ({ entity, step: stepFor(ctx, entity, profile) }));
  const score = ({ entity, step }: (typeof steps)[number]): number =>
    step.columns
      .filter((c) => isFilled(profile, c))
      .reduce((sum, c) => sum + (c.field === entity.title ? 1.5 : 1), 0) +
    (likely[entity.name] ?? 0) -
    (entity.access.by === 'administrators' ? 1 : 0);
  const best = steps.sort((a, b) => score(b) - score(a))[0];
  return best?.step ?? { entity: 'contacts.company', columns: [], match: [], onMatch: 'update', isOn: true };
}

const isFilled = (profile: ColumnProfile[], { column }: ColumnUse): boolean =>
  profile[column]?.type !== 'empty';

/** Between entities that fit a file equally, what companies bring first. */
const likely: Record<string, number> = {
  'contacts.company': 0.4,
  'contacts.person': 0.3,
  'deals.deal': 0.5,
  'products.product': 0.3,
};

/** What each column fills in an entity, with the form of its numbers and dates. */
export function stepFor(ctx: Context, entity: Entity, profile: ColumnProfile[]): Step {
  const headers = profile.map((p) => p.header);
  const targets = targetsOf(ctx, entity);
  const first = proposeMapping(headers, targets);
  const many = manyFields(ctx, entity);
  const proposals = withMore(
    headers,
    first,
    targets.filter((t) => many.includes(t.key)),
  );
  // An empty column is kept too: the plan is remembered for the next file, in which it may be filled.
  const columns = proposals.flatMap((p, column) =>
    p ? [dated(entity, profile, columnUse(entity, profile, { column, field: p.key }))] : [],
  );
  return {
    entity: entity.name,
    columns,
    match: matchOf(
      ctx,
      entity,
      columns.filter((c) => isFilled(profile, c)),
    ),
    onMatch: 'update',
    isOn: true,
  };
}

/** Numbers that are to be dates are days as spreadsheets count them, whose form was lost on the way. */
function dated(entity: Entity, profile: ColumnProfile[], use: ColumnUse): ColumnUse {
  const type = entity.fields[use.field]?.type;
  const isNumber = profile[use.column]?.type === 'integer' || profile[use.column]?.type === 'decimal';
  return (type === 'date' || type === 'instant') && isNumber ? { ...use, date: { order: 'serial' } } : use;
}

/** Columns that are left go to fields that take several: the second phone, the third. */
function withMore(
  headers: string[],
  proposals: ReturnType<typeof proposeMapping>,
  targets: ReturnType<typeof targetsOf>,
): ReturnType<typeof proposeMapping> {
  const left = headers.map((header, i) => (proposals[i] ? '' : header));
  const more = proposeMapping(left, targets);
  if (!more.some(Boolean)) return proposals;
  return withMore(
    headers,
    proposals.map((p, i) => p ?? more[i] ?? null),
    targets,
  );
}

/** The column with the form that the file itself decides, where the field has numbers or dates. */
export function columnUse(entity: Entity, profile: ColumnProfile[], use: ColumnUse): ColumnUse {
  const p = profile[use.column];
  const form = formOfField(entity.fields[use.field]?.type);
  return {
    ...use,
    ...(form === 'number' && p?.number ? { number: { ...p.number.form } } : {}),
    ...(form === 'date' && p?.date ? { date: { ...p.date.form } } : {}),
  };
}

/** A key of the entity's that the file fills, else the name. */
export function matchOf(ctx: Context, entity: Entity, columns: ColumnUse[]): string[] {
  const has = (name: string): boolean => columns.some((c) => c.field === name);
  if (has('id')) return ['id'];
  const own = new Set(importableFields(ctx, entity).map(([name]) => name));
  // Several companies may give one address: only of a person it says who is meant.
  const isSomebody = entity.kind === 'person' || entity.name === 'access.user';
  const keys = ['number', 'code', ...(isSomebody ? ['email'] : []), 'taxNumber'].filter((k) => own.has(k));
  const [key] = keys.filter(has);
  if (key) return [key];
  // Deals of one name ("renewal") are as many as there are customers and days.
  const tells = Object.entries(entity.fields).filter(([name, f]) => f.expected && has(name));
  if (has(entity.title)) return [entity.title, ...tells.map(([name]) => name)];
  return has('firstName') && has('lastName') ? ['firstName', 'lastName'] : [];
}
