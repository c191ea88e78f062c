import type { Entity } from '../../../kernel/entity.ts';
import { predicate } from '../../access/predicate.ts';
import type { Context } from '../../context.ts';
import { type Fragment, sql } from '../../database/sql.ts';
import type { Values } from '../../module.ts';
import { storedExpression } from '../../records/expression.ts';
import { ruled } from '../../records/rules.ts';
import { intakeOf } from './intake-columns.ts';

type Known = Map<string, string>;

/**
 * Finds the records that rows mean, by the step's key fields: those of a whole chunk in one query where there is one key.
 * Keys are compared in the form in which they are kept. A row without the key means the one record of its name that has
 * none either.
 */
export class Matcher {
  readonly #entity: Entity;
  readonly #match: readonly string[];
  /** By the key's value; filled by `prepare`, undefined where each row is looked for by itself. */
  #known: Known | undefined;
  #keyless: Known = new Map();

  constructor(entity: Entity, match: readonly string[]) {
    this.#entity = entity;
    this.#match = match;
  }

  async prepare(ctx: Context, rows: Values[]): Promise<void> {
    const [name] = this.#match;
    if (this.#match.length !== 1 || !name || !this.#isPlain(ctx, name)) return;
    const kept = rows.map((row) => this.#asKept(ctx, row));
    const keys = [...new Set(kept.map((r) => r[name]).filter(isGiven))];
    this.#known = (await this.#bearers(ctx, name, keys)) ?? (await this.#among(ctx, name, keys));
    const { title } = this.#entity;
    if (name === title || name === 'id') return;
    const titles = kept.filter((r) => !isGiven(r[name])).map((r) => r[title]);
    this.#keyless = await this.#withoutKey(ctx, name, [...new Set(titles.filter(isGiven))]);
  }

  async #among(ctx: Context, name: string, keys: unknown[]): Promise<Known> {
    const value = storedExpression(this.#entity, name, 't');
    const type = name === 'id' || this.#entity.fields[name]?.type === 'ref' ? sql`uuid[]` : sql`text[]`;
    const found = await ctx.db.rows<{ key: string; id: string }>(
      this.#query(ctx, sql`${value} = any(${keys}::${type})`, sql`${value}::text as key, t.id`),
    );
    const known: Known = new Map();
    for (const { key, id } of found) if (!known.has(key)) known.set(key, id);
    return known;
  }

  async #bearers(ctx: Context, name: string, keys: unknown[]): Promise<Known | undefined> {
    return intakeOf(ctx, this.#entity, name)?.bearers?.(ctx, this.#entity, name, keys.map(String));
  }

  async #withoutKey(ctx: Context, name: string, titles: unknown[]): Promise<Known> {
    if (!titles.length || !Object.hasOwn(this.#entity.fields, name)) return new Map();
    const [key, title] = [name, this.#entity.title].map((n) => storedExpression(this.#entity, n, 't'));
    const found = await ctx.db.rows<{ key: string; id: string }>(
      this.#query(ctx, sql`${title} = any(${titles}::text[]) and ${key} is null`, sql`${title} as key, t.id`),
    );
    const isAlone = (title: string): boolean => found.filter((f) => f.key === title).length === 1;
    return new Map(found.filter((f) => isAlone(f.key)).map((f) => [f.key, f.id]));
  }

  #isPlain(ctx: Context, name: string): boolean {
    if (intakeOf(ctx, this.#entity, name)?.bearers) return true;
    const field = this.#entity.fields[name];
    return name === 'id' || ((field?.type === 'text' || field?.type === 'ref') && !field.custom);
  }

  async find(ctx: Context, values: Values): Promise<string | undefined> {
    if (this.#known) {
      const kept = this.#asKept(ctx, values);
      const key = kept[this.#match[0] ?? ''];
      return isGiven(key)
        ? this.#known.get(String(key))
        : this.#keyless.get(String(kept[this.#entity.title]));
    }
    const [first, ...others] = this.#match;
    if (!first || !isGiven(values[first])) return undefined;
    const own = (name: string): Fragment => storedExpression(this.#entity, name, 't');
    const conditions = [
      sql`${own(first)} = ${values[first]}`,
      ...others.map((name) => sql`${own(name)} is not distinct from ${values[name] ?? null}`),
    ];
    const [row] = await ctx.db.rows<{ id: string }>(
      this.#query(ctx, sql.join(conditions, sql` and `), sql`t.id`),
    );
    return row?.id;
  }

  /** A later row of the same key means the record that this one made. */
  remember(ctx: Context, values: Values, id: string): void {
    const key = this.#asKept(ctx, values)[this.#match[0] ?? ''];
    if (isGiven(key)) this.#known?.set(String(key), id);
  }

  #asKept(ctx: Context, values: Values): Values {
    return ctx.isExact ? values : ruled(ctx, this.#entity, values, null).values;
  }

  #query(ctx: Context, where: Fragment, columns: Fragment): Fragment {
    const entity = this.#entity;
    const kind = entity.kind ? sql`t.kind = ${sql.lit(entity.kind)}` : sql`true`;
    return sql`select ${columns} from ${sql.table(entity.table)} t
      where ${where} and ${kind} and t.deleted_at is null and ${predicate(ctx, entity, 'read', 't')} order by t.created_at, t.id`;
  }
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== '';
