import type { Entity, LookUpWords } from '../../../kernel/entity.ts';
import type { Field } from '../../../kernel/field.ts';
import { fold } from '../../../kernel/fold.ts';
import { languages } from '../../../kernel/i18n.ts';
import { predicate } from '../../access/predicate.ts';
import type { Context } from '../../context.ts';
import { type Fragment, sql } from '../../database/sql.ts';
import { optionLabel } from '../../i18n/labels.ts';
import { titleOf } from '../../records/select.ts';
import type { Candidate } from './candidate.ts';
import { countries } from './countries.ts';

export interface Candidates {
  list: Candidate[];
  /** Whether these are all there are; else only those that bear the names asked for. */
  isAll: boolean;
}
/** How the values of a field are found by name. */
export interface Source {
  kind: 'option' | 'pick' | 'record';
  /** Name of the entity that is looked among. */
  target: string;
  canCreate: boolean;
  load(ctx: Context, names: string[]): Promise<Candidates>;
}

/** Null for fields whose values are taken as they stand. */
export function sourceOf(ctx: Context, entity: Entity, name: string, field: Field): Source | null {
  const options = optionsOf(ctx, entity, name, field);
  if (options) {
    const load = async (): Promise<Candidates> => ({ list: options, isAll: true });
    return { kind: 'option', target: '', canCreate: false, load };
  }
  if (field.type === 'pick') {
    const load = async (ctx: Context): Promise<Candidates> => ({
      list: await choices(ctx, field.list),
      isAll: true,
    });
    return { kind: 'pick', target: 'lists.choice', canCreate: true, load };
  }
  if (field.type !== 'ref' || field.to.length !== 1) return null;
  const target = ctx.app.registry.find(field.to[0] ?? '');
  if (!target) return null;
  return {
    kind: 'record',
    target: target.name,
    canCreate: canCreate(ctx, target),
    load: (ctx, names) => records(ctx, target, names),
  };
}

function optionsOf(ctx: Context, entity: Entity, name: string, field: Field): Candidate[] | undefined {
  if (field.type === 'text' && field.format === 'country') return countries();
  if (field.type !== 'choice') return undefined;
  return field.options.map((use) => ({
    use,
    label: optionLabel(ctx.language, entity, name, use),
    also: [use, ...languages.map((l) => optionLabel(l, entity, name, use))],
  }));
}

/** A record can be made from its name alone only where nothing else is demanded of it. */
function canCreate(ctx: Context, target: Entity): boolean {
  const isGiven = (name: string, f: Field): boolean =>
    !f.required ||
    name === target.title ||
    filledIn.has(name) ||
    f.type === 'boolean' ||
    f.type === 'tags' ||
    ('default' in f && f.default !== undefined);
  if (!Object.entries(target.fields).every(([name, f]) => isGiven(name, f))) return false;
  return ctx.grants.on(target.base).create || ctx.grants.has('administer');
}
/** By the pipeline. */
const filledIn = new Set(['createdAt', 'updatedAt', 'version', 'kind', 'custom']);

async function choices(ctx: Context, list: string): Promise<Candidate[]> {
  const rows = await ctx.db.rows<{ id: string; name: string; translations: Record<string, string> | null }>(
    sql`select id, name, translations from choice where list = ${list} and deleted_at is null order by position, created_at`,
  );
  return rows.map((r) => ({ use: r.id, label: r.name, also: Object.values(r.translations ?? {}) }));
}

/** Up to here all records are looked at, so that a slip of the pen finds its neighbour. */
const MOST_COMPARED = 5000;

async function records(ctx: Context, target: Entity, names: string[]): Promise<Candidates> {
  const title = titleOf(ctx, target, 't');
  const lookUp = target.lookUp ? sql.raw(target.lookUp.where.replaceAll('{t}', 't')) : sql`true`;
  const kind = target.kind ? sql`t.kind = ${sql.lit(target.kind)}` : sql`true`;
  const keys = keysOf(ctx, target);
  const read = (which: Fragment): Promise<Candidate[]> =>
    ctx.db.rows(sql`select t.id as use, (${title})::text as label, ${noteOf(ctx, target)} as note, ${alsoOf(target, keys)} as also from ${sql.table(target.table)} t
      where t.deleted_at is null and ${kind} and ${lookUp} and ${predicate(ctx, target, 'read', 't')} and ${title} is not null
        and ${which} order by t.created_at, t.id limit ${MOST_COMPARED + 1}`);
  const all = await read(sql`true`);
  if (all.length <= MOST_COMPARED) return { list: all, isAll: true };
  const isNamed = target.fields['nameKey']
    ? sql`t.name_key = any(${names.map((n) => fold(n).slice(0, 400))}::text[])`
    : sql`lower((${title})::text) = any(${names.map((n) => n.toLowerCase())}::text[])`;
  const spelt = names.flatMap((n) => [n, n.toLowerCase()]);
  const isKeyed = keys.map((key) => sql` or ${key} = any(${spelt}::text[])`);
  return { list: await read(sql`(${isNamed}${sql.join(isKeyed, sql``)})`), isAll: false };
}

/** Columns that tell one record from all others as well as its name does. */
function keysOf(ctx: Context, target: Entity): Fragment[] {
  const hidden = ctx.grants.fieldsOf(target.base);
  const isKey = (name: string): boolean =>
    name === 'number' ||
    (target.unique ?? []).some(({ fields }) => fields.length === 1 && fields[0] === name);
  return ['email', 'code', 'number']
    .filter((name) => target.fields[name]?.type === 'text' && hidden[name] !== 'hidden' && isKey(name))
    .map((name) => sql.ref(`t.${name}`));
}

function alsoOf({ lookUp }: Entity, keys: Fragment[]): Fragment {
  const words = lookUp?.words ? sql.raw(wordsOf(lookUp.words)) : sql`'{}'::text[]`;
  return sql`array_remove(array[${sql.join(keys)}]::text[], null) || ${words}`;
}

const wordsOf = ({ by, are }: LookUpWords): string =>
  `case t.${by} ${Object.entries(are)
    .map(([kind, words]) => `when '${kind}' then array[${words.map((w) => `'${w}'`).join(', ')}]`)
    .join(' ')} else '{}'::text[] end`;

function noteOf(ctx: Context, target: Entity): Fragment {
  if (target.lookUp) return sql.raw(`(${target.lookUp.note.replaceAll('{t}', 't')})`);
  const hidden = ctx.grants.fieldsOf(target.base);
  const telling = ['email', 'code', 'number', 'city'].filter(
    (name) => target.fields[name]?.type === 'text' && hidden[name] !== 'hidden' && name !== target.title,
  );
  return telling.length ? sql`coalesce(${sql.join(telling.map((n) => sql.ref(`t.${n}`)))})` : sql`null`;
}

/** Candidates by folded name; several where the name alone does not tell. */
export function byName(candidates: Candidate[]): Map<string, Candidate[]> {
  const index = new Map<string, Candidate[]>();
  for (const c of candidates) {
    for (const name of [c.label, ...(c.also ?? [])]) {
      const key = fold(name);
      const found = index.get(key) ?? [];
      if (!found.some((f) => f.use === c.use)) index.set(key, [...found, c]);
    }
  }
  return index;
}
