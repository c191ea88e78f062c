import { type Grants, systemGrants } from '../access/grants.ts';
import type { Context } from '../context.ts';
import { compile, type Fragment, type Statement } from '../database/sql.ts';
import { today } from '../today.ts';

/**
 * Statements made once for a user's rights and a question, since building and compiling one costs as much as
 * a quick query. They live as long as the rights they were made from, which end with every change of rights,
 * custom fields or settings.
 */
const kept = new WeakMap<Grants, Map<string, Statement>>();
const MOST = 300;

export function prepared(ctx: Context, key: string, build: () => Fragment): Statement {
  // The program's own rights never end, so nothing would ever be made anew.
  if (ctx.grants === systemGrants) return compile(build());
  const statements = kept.get(ctx.grants) ?? new Map<string, Statement>();
  kept.set(ctx.grants, statements);
  // Words in conditions (today, this month) and the zone they are counted in decide what is asked.
  // A key reaches less than its user, who shares these rights with it.
  const whole = `${key}|${today(ctx)}|${ctx.timeZone}|${ctx.userId}|${ctx.keyScopes?.join(' ') ?? '*'}`;
  const known = statements.get(whole);
  if (known) return known;
  if (statements.size >= MOST) statements.clear();
  const statement = compile(build());
  statements.set(whole, statement);
  return statement;
}

/** Stands for a value that differs each time a statement is used. */
export const SLOT = '00000000-0000-7000-8000-5107000051a7';

/** The statement with every slot filled by the value. */
export const filled = (statement: Statement, value: unknown): Statement => ({
  text: statement.text,
  values: statement.values.map((v) => (v === SLOT ? value : v)),
});
