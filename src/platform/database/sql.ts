import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';

export { sql };
/** A piece of SQL with its parameters; composed with the `sql` template, never by joining strings. */
export type Fragment = RawBuilder<unknown>;

const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export interface Statement {
  text: string;
  values: unknown[];
}
export function compile(fragment: Fragment): Statement {
  const query = fragment.compile(compiler);
  return { text: query.sql, values: [...query.parameters] };
}

/** A statement of one shape, made once: from call to call only its values differ, which are given in the order of the text. */
export function shaped(build: (value: Fragment) => Fragment): (...values: unknown[]) => Statement {
  const { text } = compile(build(sql`${null}`));
  return (...values) => ({ text, values });
}

/** A column of an aliased table. */
export const col = (alias: string, column: string): Fragment => sql.ref(`${alias}.${column}`);
export const and = (parts: Fragment[]): Fragment =>
  parts.length ? sql`(${sql.join(parts, sql` and `)})` : sql`true`;
export const or = (parts: Fragment[]): Fragment =>
  parts.length ? sql`(${sql.join(parts, sql` or `)})` : sql`false`;
export const commas = (parts: Fragment[]): Fragment => sql.join(parts, sql`, `);
