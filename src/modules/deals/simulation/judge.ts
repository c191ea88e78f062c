import { type Condition, fieldsRead, meets } from '../../../kernel/condition.ts';
import { type Context, systemReading } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { conditionSql } from '../../../platform/records/condition-sql.ts';
import {
  type BranchRow,
  type StageRow,
  type StageTaskRow,
  stagesAsked,
  waysBy,
} from '../../processes/public.ts';
import { Deal } from '../deal.entity.ts';
import type { PastMove } from './past.ts';
import { tasksThen } from './tasks-then.ts';

/** What a version would have had against a move. A task that the deal never had says nothing: it may have been done. */
export interface Objection {
  kind: 'gone' | 'branch' | 'field' | 'entry' | 'exit' | 'task' | 'newTask';
  /** The stage that asks for it, and the field that was empty or the task that was open. */
  stage: string;
  name: string | null;
}
export type Judge = (move: PastMove) => Objection[];

/** Judges moves by a version, with the values that deals had then. */
export async function judgeBy(
  ctx: Context,
  stages: StageRow[],
  branches: BranchRow[],
  tasks: StageTaskRow[],
  deals: string[],
): Promise<Judge> {
  const holds = await holdsThen(ctx, stages, branches, deals);
  const wasOpen = await tasksThen(ctx, deals);
  return (move) => {
    const from = stages.find((s) => s.key === move.from);
    const to = stages.find((s) => s.key === move.to);
    if (!to) return [{ kind: 'gone', stage: move.name, name: null }];
    // Whoever opens a deal owes nothing yet.
    if (to.kind === 'lost' || move.from === null) return [];
    const own = branches.filter((b) => b.from === from?.id);
    const open = new Set(own.filter((b) => holds(b.condition, move)).map((b) => b.to));
    const ways = waysBy(own, open, stages, from);
    if (ways.problemOf(to)) return [{ kind: 'branch', stage: from?.name ?? '', name: null }];
    const { left, entered } = stagesAsked(stages, ways.isBound, from, to);
    return [
      ...entered.flatMap((s) =>
        s.requiredFields
          .filter((name) => isEmpty(move.values[name]))
          .map((name): Objection => ({ kind: 'field', stage: s.name, name })),
      ),
      ...(from && left.length ? undone(from, tasks, (title) => wasOpen(move, from.key, title)) : []),
      ...unmet('exit', left, (s) => holds(s.exitCondition, move)),
      ...unmet('entry', entered, (s) => holds(s.entryCondition, move)),
    ];
  };
}

const undone = (
  from: StageRow,
  tasks: StageTaskRow[],
  wasOpen: (title: string) => boolean | undefined,
): Objection[] =>
  tasks
    .filter((t) => t.stage === from.id && t.isRequired)
    .flatMap(({ title: name }) => {
      const isOpen = wasOpen(name);
      if (isOpen === false) return [];
      return [{ kind: isOpen ? 'task' : 'newTask', stage: from.name, name }];
    });

const unmet = (
  kind: 'entry' | 'exit',
  stages: StageRow[],
  isMet: (stage: StageRow) => boolean,
): Objection[] => stages.filter((s) => !isMet(s)).map((s) => ({ kind, stage: s.name, name: null }));

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);

/**
 * Conditions over a deal's own values are asked of those that it had; what looks at other records, at days or at figures
 * worked out is not known of the past, and is asked of the deals as they are now.
 */
async function holdsThen(
  ctx: Context,
  stages: StageRow[],
  branches: BranchRow[],
  deals: string[],
): Promise<(condition: unknown, move: PastMove) => boolean> {
  const all = [
    ...stages.flatMap((s) => [s.entryCondition, s.exitCondition]),
    ...branches.map((b) => b.condition),
  ];
  const now = new Map<string, ReadonlySet<string>>();
  for (const condition of all)
    if (condition && !isOfValues(condition as Condition))
      now.set(JSON.stringify(condition), await meetingNow(ctx, condition, deals));
  return (condition, move) => {
    if (!condition) return true;
    const present = now.get(JSON.stringify(condition));
    return present ? present.has(move.deal) : meets(condition as Condition, move.values);
  };
}

/** Whether the audit's values are enough to answer it. */
function isOfValues(condition: Condition): boolean {
  const isKnown = (name: string): boolean => {
    const field = Deal.fields[name];
    return !!field && !field.computed && field.type !== 'collection';
  };
  return fieldsRead(condition).every(isKnown) && !/"(within|@me)"/.test(JSON.stringify(condition));
}

async function meetingNow(ctx: Context, condition: unknown, deals: string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.rows<{ id: string }>(sql`select t.id from ${sql.table(Deal.table)} t
    where t.id = any(${deals}::uuid[]) and ${conditionSql(systemReading(ctx), Deal, condition, 't')}`);
  return new Set(rows.map((r) => r.id));
}
