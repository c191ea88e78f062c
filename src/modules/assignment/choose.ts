import type { Entity } from '../../kernel/entity.ts';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { isAmong, type Passed, type Why } from './parts.rules.ts';
import { type Candidate, candidatesOf } from './people.ts';
import { type Rule, rulesInForce } from './rules-in-force.ts';
import { type Ahead, nextTurn } from './turns.rules.ts';

export interface Choice {
  person: string | null;
  name: string | null;
  why: Why;
  passedOver: Passed[];
}

/** Whom a rule finds for a record. The turn that it takes is taken in the caller's transaction: who goes back gives it back. */
export async function choose(ctx: Context, rule: Rule, entity: Entity, record: string): Promise<Choice> {
  const ahead = await holdTurn(ctx, rule);
  const all = await candidatesOf(ctx, rule, entity, record);
  const passedOver = all.flatMap((c) => passed(c) ?? []);
  const left = all.filter((c) => !passed(c));
  const [only] = left;
  if (!isAmong(rule.gives) && only)
    return { person: only.user, name: only.name, why: rule.gives.to, passedOver };
  const turn = nextTurn(ahead, rule.gives.to === 'leastLoaded' ? leastLoaded(left) : left);
  const taker = left.find((c) => c.user === turn?.user);
  if (turn && taker) {
    await keepTurn(ctx, rule, turn.ahead);
    return { person: taker.user, name: taker.name, why: rule.gives.to, passedOver };
  }
  return fallback(ctx, rule, passedOver);
}

function passed(c: Candidate): Passed | undefined {
  const reason = !c.isActive
    ? 'inactive'
    : c.isAbsent
      ? 'absent'
      : c.mostOpen !== null && c.open >= c.mostOpen
        ? 'full'
        : c.mostADay !== null && c.today >= c.mostADay
          ? 'enoughToday'
          : undefined;
  return reason && { user: c.user, reason };
}

/** By what each has for their weight; those with the same take turns. */
export function leastLoaded<T extends Pick<Candidate, 'open' | 'weight'>>(left: readonly T[]): T[] {
  const least = Math.min(...left.map((c) => c.open / c.weight));
  return left.filter((c) => c.open / c.weight === least);
}

/** The last resort: also somebody who is away, for whom somebody stands in, or whose desk is full. */
async function fallback(ctx: Context, rule: Rule, passedOver: Passed[]): Promise<Choice> {
  const row = await ctx.db.one<{ name: string }>(
    sql`select name from app_user where id = ${rule.fallback} and is_active and deleted_at is null`,
  );
  return row
    ? { person: rule.fallback, name: row.name, why: 'fallback', passedOver }
    : { person: null, name: null, why: 'nobody', passedOver };
}

/**
 * Held to the end of the transaction, so that whoever chooses next counts what this one has chosen. A transaction that
 * makes many records takes those of all rules at once and in their order: two such never wait for each other.
 */
async function holdTurn(ctx: Context, rule: Rule): Promise<Ahead> {
  if (!isShared(rule)) return {};
  const others = ctx.batching ? (await rulesInForce(ctx)).filter(isShared) : [];
  for (const one of others.some((r) => r.id === rule.id) ? others : []) await hold(ctx, one.id);
  return hold(ctx, rule.id);
}

/** Whether whom it finds depends on what it gave before. */
const isShared = (rule: Rule): boolean =>
  isAmong(rule.gives) || rule.mostOpen !== null || rule.mostADay !== null;

async function hold(ctx: Context, rule: string): Promise<Ahead> {
  const lock = async (): Promise<Ahead | undefined> =>
    (
      await ctx.db.one<{ ahead: Ahead }>(
        sql`select ahead from assignment_turn where rule_id = ${rule} for update`,
      )
    )?.ahead;
  const known = await lock();
  if (known) return known;
  await ctx.db.rows(
    sql`insert into assignment_turn (id, rule_id, ahead) values (${uuidv7()}, ${rule}, '{}') on conflict do nothing`,
  );
  return (await lock()) ?? {};
}

async function keepTurn(ctx: Context, rule: Rule, ahead: Ahead): Promise<void> {
  await ctx.db.rows(
    sql`update assignment_turn set ahead = ${JSON.stringify(ahead)}::jsonb where rule_id = ${rule.id}`,
  );
}
