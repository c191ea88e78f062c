import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../../platform/context.ts';
import { groupCondition } from '../../platform/metrics/group-condition.ts';
import { levels, type PivotCell } from '../../platform/metrics/pivot.ts';
import { pivotOf } from '../../platform/metrics/pivot-sql.ts';
import { resolvePath } from '../../platform/records/path.ts';
import { beside } from './compare.ts';
import { ordered } from './order.ts';
import { daysBefore, daysOf, distanceOf } from './period.ts';
import { type Plan, planOf } from './plan.ts';
import type { Answer, Dimension, Grouping, Line, Question } from './question.rules.ts';

/** What the question comes to for whoever asks: their rows, their fields, each figure with the records behind it. */
export async function answerOf(ctx: Context, question: Question): Promise<Answer> {
  const days = daysOf(ctx, question.period);
  const distance = distanceOf(question, days);
  const before = distance && days ? daysBefore(days, distance) : null;
  const plan = planOf(ctx, question, days);
  const earlier = before && planOf(ctx, { ...question, limit: undefined }, before);
  const [whole, cellsBefore] = await Promise.all([
    pivotOf(ctx, plan.pivot),
    earlier ? shownOf(earlier, pivotOf(ctx, earlier.pivot)) : null,
  ]);
  const found = await shownOf(plan, whole);
  const old = cellsBefore && distance ? beside(question, cellsBefore, distance) : null;
  const { pivot } = plan;
  const isBeyond = (c: PivotCell): boolean =>
    (c.level === levels.line && c.place > pivot.mostLines) ||
    (c.level === levels.column && c.place > pivot.mostColumns);
  const shown = found.filter((c) => !isBeyond(c));
  const cells = old && !question.limit ? [...shown, ...old.gone(found)] : shown;
  const entity = ctx.app.registry.entity(question.entity);
  const rows = question.rows.map((g) => dimensionOf(ctx, entity, g));
  const columns = question.columns.map((g) => dimensionOf(ctx, entity, g));
  const line = (dimensions: Dimension[], keys: 'row' | 'column') => (cell: PivotCell) =>
    lineOf(ctx, entity, dimensions, cell, keys, old);
  const lines = ordered(ctx, cells, levels.line, question, rows, 'row');
  const tops = ordered(ctx, cells, levels.column, question, columns, 'column');
  const total = cells.find((c) => c.level === levels.total)?.values ?? [];
  return {
    entity: entity.name,
    rows,
    columns,
    values: plan.values,
    lines: lines.map(line(rows, 'row')),
    tops: tops.map(line(columns, 'column')),
    cells: crossed(cells, lines, tops),
    total: { values: total, before: old?.total ?? null },
    isCut: shown.length < found.length,
    unrated: unratedIn(plan, whole),
    currency: ctx.app.settings().currency,
    timeZone: ctx.app.settings().timeZone,
    period: days,
    before,
  };
}

const shownOf = async (plan: Plan, cells: PivotCell[] | Promise<PivotCell[]>): Promise<PivotCell[]> =>
  (await cells).map((c) => ({ ...c, values: c.values.slice(0, plan.values.length) }));

function unratedIn(plan: Plan, cells: PivotCell[]): number {
  const total = cells.find((c) => c.level === levels.total)?.values ?? [];
  return total.slice(plan.values.length).reduce((sum, n) => sum + Number(n ?? 0), 0);
}

function dimensionOf(ctx: Context, entity: Entity, grouping: Grouping): Dimension {
  const path = resolvePath(ctx, entity, grouping.field, 't', 'groups');
  const isTime = path.field.type === 'date' || path.field.type === 'instant';
  return {
    field: grouping.field,
    ...(isTime ? { by: grouping.by ?? 'month' } : {}),
    ...(grouping.by === 'band' ? { by: grouping.by, bounds: grouping.bounds } : {}),
    type: path.field.type,
    entity: path.entity.name,
    name: path.name,
  };
}

function lineOf(
  ctx: Context,
  entity: Entity,
  dimensions: Dimension[],
  cell: PivotCell,
  at: 'row' | 'column',
  old: ReturnType<typeof beside> | null,
): Line {
  const keys = cell[at];
  return {
    keys,
    names: keys.map((key, i) => cell.names?.[i]?.name ?? key),
    colors: keys.map((_, i) => cell.names?.[i]?.color ?? null),
    condition: { all: dimensions.map((d, i) => groupCondition(ctx, entity, d, keys[i] ?? null)) },
    values: cell.values,
    before: old ? (old[at].get(JSON.stringify(keys)) ?? old.nothing) : null,
  };
}

function crossed(cells: PivotCell[], lines: PivotCell[], tops: PivotCell[]): (string | null)[][][] {
  if (!tops.length || !lines.length) return [];
  const found = new Map(
    cells
      .filter((c) => c.level === levels.cell)
      .map((c) => [JSON.stringify([c.row, c.column]), c.values] as const),
  );
  return lines.map((l) => tops.map((t) => found.get(JSON.stringify([l.row, t.column])) ?? []));
}
