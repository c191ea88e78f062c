import type { Entity } from '../../kernel/entity.ts';
import { DomainError } from '../../kernel/errors.ts';
import { asSystem, type Context, systemReading } from '../../platform/context.ts';
import { commas, type Fragment, sql } from '../../platform/database/sql.ts';
import type { Assigner } from '../../platform/module.ts';
import { conditionSql } from '../../platform/records/condition-sql.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { tell } from '../reminders/public.ts';
import { alongWith } from './along.ts';
import { type Choice, choose } from './choose.ts';
import { log } from './log.ts';
import { applies, isFor, type Rule, rulesInForce } from './rules-in-force.ts';

/** New records for which nobody was named; without a rule nothing is asked of the database. */
export const assigner: Assigner = {
  isInForce: async (ctx, entity) => (await rulesFor(ctx, entity)).length > 0,
  assign: async (ctx, entity, id) => {
    const found = await firstFound(ctx, await rulesFor(ctx, entity), entity, id, false);
    if (!found) return undefined;
    const given = await give(ctx, found, entity, id, null);
    await alongWith(ctx, entity, id, given);
    return given;
  },
};

const rulesFor = async (ctx: Context, entity: Entity): Promise<Rule[]> =>
  (await rulesInForce(ctx)).filter((rule) => isFor(rule, entity) && applies(ctx, rule));

export interface Found {
  rule: Rule;
  choice: Choice;
  entry: string;
}

/** The first of the rules, in their order, that the record fulfils and that has somebody for it. */
export async function firstFound(
  ctx: Context,
  rules: Rule[],
  entity: Entity,
  id: string,
  isByHand: boolean,
): Promise<Found | undefined> {
  for (const rule of await fulfilled(ctx, rules, entity, id)) {
    const choice = await choose(ctx, rule, entity, id);
    const entry = await log(ctx, rule, entity, id, choice, isByHand);
    if (choice.person) return { rule, choice, entry };
  }
  return undefined;
}

/** Rules whose condition the record fulfils, asked all at once; one that cannot be asked any more takes nothing. */
export async function fulfilled(ctx: Context, rules: Rule[], entity: Entity, id: string): Promise<Rule[]> {
  const asked = rules.flatMap((rule) => {
    const condition = conditionOf(ctx, rule);
    return condition ? [{ rule, condition }] : [];
  });
  if (!asked.length) return [];
  const columns = asked.map(({ condition }, i) => sql`coalesce(${condition}, false) as ${sql.ref(`r${i}`)}`);
  const row = await ctx.db.one<Record<string, boolean>>(
    sql`select ${commas(columns)} from ${sql.table(entity.table)} t where t.id = ${id}`,
  );
  return asked.flatMap(({ rule }, i) => (row?.[`r${i}`] ? [rule] : []));
}

/** Over the alias `t`, asked by the program for the company: what the rule reads is no matter of who enters the record. */
export function conditionOf(
  ctx: Context,
  rule: Pick<Rule, 'condition' | 'name' | 'entity'>,
): Fragment | undefined {
  const entity = ctx.app.registry.find(rule.entity);
  if (!entity) return undefined;
  if (!rule.condition) return sql`true`;
  try {
    const reading = { ...systemReading(ctx), userId: null, timeZone: ctx.app.settings().timeZone };
    return conditionSql(reading, entity, rule.condition, 't');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    ctx.app.log.warn({ rule: rule.name, err: error }, 'assignment: its condition cannot be asked');
    return undefined;
  }
}

/** `by`: who asked for it; nobody for a new record, which the rule itself assigns. */
export async function give(
  ctx: Context,
  { rule, choice, entry }: Found,
  entity: Entity,
  id: string,
  by: string | null,
): Promise<string> {
  const { access } = entity;
  const person = choice.person ?? '';
  if (access.by !== 'owner') return person;
  const system: Context = { ...asSystem(ctx, 'assigned by a rule'), userId: by };
  const data = { to: choice.name, rule: { id: rule.id, name: rule.name } };
  await updateRecord(system, entity, id, { [access.owner]: person }, { verb: 'assignByRules', data });
  if (person !== ctx.userId) await tellOf(ctx, entity, id, person, entry);
  return person;
}

/** Of many at once each is told of the first, with the word that there are more. */
const tellOf = (ctx: Context, entity: Entity, id: string, person: string, entry: string): Promise<void> =>
  tell(ctx, {
    kind: ctx.batch ? 'assignedMany' : 'assigned',
    users: [person],
    key: ctx.batch ? `assigned:${ctx.batch}` : `assigned:${entry}`,
    entity: entity.base,
    record: id,
    params: {},
    isByLetter: true,
  });
