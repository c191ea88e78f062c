import { z } from 'zod';
import { invalidField } from '../../../kernel/errors.ts';
import { User } from '../../../platform/access/user.entity.ts';
import { type Context, systemReading } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineVerb } from '../../../platform/module.ts';
import { loadRecord, loadRecords } from '../../../platform/records/read.ts';
import {
  branchesFrom,
  ProcessVersion,
  responsibleFor,
  type StageRow,
  type StageTaskRow,
  stagesOf,
  typicalTasksOf,
} from '../../processes/public.ts';
import { demandProcessRight } from '../migration/plan.ts';
import { judgeBy, type Objection } from './judge.ts';
import { closedDeals, MOST, movesOf, type PastMove } from './past.ts';

const SHOWN = 100;
const refusal = z.object({
  kind: z.enum(['gone', 'branch', 'field', 'entry', 'exit', 'task', 'newTask']),
  /** The stage that asks; of a branch, the stage left. */
  stage: z.string(),
  /** The field or the task that it asks for. */
  name: z.string().nullable(),
  count: z.int(),
  dealCount: z.int(),
  /** Not more than a list is asked for. */
  deals: z.array(z.string()),
});
const work = z.object({
  stage: z.string(),
  title: z.string(),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  count: z.int(),
  perWeek: z.number(),
});
const simulation = z.object({
  deals: z.int(),
  isBounded: z.boolean(),
  moves: z.int(),
  refused: z.int(),
  refusals: z.array(refusal),
  /** Required tasks that the deals never had, so that nothing tells whether they would have been done. */
  unknown: z.array(refusal),
  tasks: z.array(work),
});

/** What a version would have made of deals that were closed in a period: replayed by the audit. Nothing is written. */
export const simulate = defineVerb({
  entity: 'processes.version',
  name: 'simulate',
  needs: 'read',
  isPersonal: true,
  input: z.object({ from: z.iso.date(), until: z.iso.date() }),
  output: simulation,
  run: async (ctx, id, period) => {
    demandProcessRight(ctx);
    if (period.until < period.from) throw invalidField('until', 'before_start');
    const { process } = await loadRecord(ctx, ProcessVersion, id);
    const found = await closedDeals(ctx, process, period);
    const deals = found.slice(0, MOST);
    const stages = await stagesOf(ctx, id);
    const ids = stages.map((s) => s.id);
    const branches = await branchesFrom(ctx, ids);
    const typical = await typicalTasksOf(ctx, ids);
    const judge = await judgeBy(ctx, stages, branches, typical, deals);
    const moves = await movesOf(ctx, deals);
    const all = moves.flatMap((move) => judge(move).map((o) => ({ ...o, move })));
    const [unknown, refusals] = [
      all.filter((o) => o.kind === 'newTask'),
      all.filter((o) => o.kind !== 'newTask'),
    ];
    return {
      deals: deals.length,
      isBounded: found.length > MOST,
      moves: moves.length,
      refused: new Set(refusals.map((o) => o.move)).size,
      refusals: together(refusals),
      unknown: together(unknown),
      tasks: await workOf(ctx, stages, typical, moves, weeksOf(period)),
    };
  },
});

/** What is the same to ask of several moves, the most frequent first. */
function together(objections: (Objection & { move: PastMove })[]): z.infer<typeof refusal>[] {
  return [...Map.groupBy(objections, (o) => [o.kind, o.stage, o.name].join('\n')).values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { move: _, ...what } = first;
      const deals = [...new Set(group.map((o) => o.move.deal))];
      return [{ ...what, count: group.length, dealCount: deals.length, deals: deals.slice(0, SHOWN) }];
    })
    .toSorted((a, b) => b.count - a.count);
}

const weeksOf = ({ from, until }: { from: string; until: string }): number =>
  (Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until)).total('days') + 1) / 7;

/** The typical tasks that the moves would have planned, by whom the version would have given them to as people are now. */
async function workOf(
  ctx: Context,
  stages: StageRow[],
  typical: StageTaskRow[],
  moves: PastMove[],
  weeks: number,
): Promise<z.infer<typeof work>[]> {
  const planned = [];
  const known = new Map<string, unknown>();
  for (const move of moves) {
    const stage = stages.find((s) => s.key === move.to);
    const tasks = typical.filter((t) => t.stage === stage?.id);
    if (!stage || !tasks.length) continue;
    const key = [stage.id, stage.responsibleFunction && move.values['party'], move.values['owner']].join();
    if (!known.has(key)) known.set(key, await responsibleFor(ctx, move.values, stage));
    const responsible = known.get(key) ?? null;
    planned.push(
      ...tasks.map((t) => ({ stage: stage.name, title: t.title, who: t.assignee ?? responsible })),
    );
  }
  const users = await loadRecords(
    systemReading(ctx),
    User,
    sql`t.id = any(${[...new Set(planned.map((p) => p.who))].filter(Boolean)}::uuid[])`,
  );
  return [...Map.groupBy(planned, (p) => [p.stage, p.title, p.who].join('\n')).values()].map((group) => {
    const user = users.find((u) => u.id === group[0]?.who);
    return {
      stage: group[0]?.stage ?? '',
      title: group[0]?.title ?? '',
      assignee: user ? { id: user.id, name: user.name } : null,
      count: group.length,
      perWeek: Math.round((group.length / weeks) * 10) / 10,
    };
  });
}
