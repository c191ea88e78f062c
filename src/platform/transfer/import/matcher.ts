import type { Entity } from '../../../kernel/entity.ts';
import { predicate } from '../../access/predicate.ts';
import type { Context } from '../../context.ts';
import { type Fragment, sql } from '../../database/sql.ts';
import type { Values } from '../../module.ts';
import { storedExpression } from '../../records/expression.ts';

/** Finds the records that rows mean, by the step's key fields: those of a whole chunk in one query where there is one key. */
export class Matcher {
  readonly #entity: Entity;
  readonly #match: readonly string[];
  /** By the key's value; filled by `prepare`, undefined where each row is looked for by itself. */
  #known: Map<string, string> | undefined;

  constructor(entity: Entity, match: readonly string[]) {
    this.#entity = entity;
    this.#match = match;
  }

  async prepare(ctx: Context, rows: Values[]): Promise<void> {
    const [name] = this.#match;
    if (this.#match.length !== 1 || !name || !this.#isPlain(name)) return;
    const keys = [...new Set(rows.map((r) => r[name]).filter(isGiven))];
    const value = storedExpression(this.#entity, name, 't');
    const type = name === 'id' || this.#entity.fields[name]?.type === 'ref' ? sql`uuid[]` : sql`text[]`;
    const found = await ctx.db.rows<{ key: string; id: string }>(
      this.#query(ctx, sql`${value} = any(${keys}::${type})`, sql`${value}::text as key, t.id`),
    );
    this.#known = new Map();
    for (const { key, id } of found) if (!this.#known.has(key)) this.#known.set(key, id);
  }

  #isPlain(name: string): boolean {
    const field = this.#entity.fields[name];
    return name === 'id' || ((field?.type === 'text' || field?.type === 'ref') && !field.custom);
  }

  async find(ctx: Context, values: Values): Promise<string | undefined> {
    if (!this.#match.length || !this.#match.every((name) => isGiven(values[name]))) return undefined;
    if (this.#known) return this.#known.get(String(values[this.#match[0] ?? '']));
    const conditions = this.#match.map(
      (name) => sql`${storedExpression(this.#entity, name, 't')} = ${values[name]}`,
    );
    const [row] = await ctx.db.rows<{ id: string }>(
      this.#query(ctx, sql.join(conditions, sql` and `), sql`t.id`),
    );
    return row?.id;
  }

  /** A later row of the same key means the record that this one made. */
  remember(values: Values, id: string): void {
    const key = values[this.#match[0] ?? ''];
    if (isGiven(key)) this.#known?.set(String(key), id);
  }

  #query(ctx: Context, where: Fragment, columns: Fragment): Fragment {
    const entity = this.#entity;
    const kind = entity.kind ? sql`t.kind = ${sql.lit(entity.kind)}` : sql`true`;
    return sql`select ${columns} from ${sql.table(entity.table)} t
      where ${where} and ${kind} and t.deleted_at is null and ${predicate(ctx, entity, 'read', 't')} order by t.created_at, t.id`;
  }
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== '';
