import { Decimal } from 'decimal.js';
import type { Entity } from '../../kernel/entity.ts';
import type { Context } from '../../platform/context.ts';
import { groupCondition } from '../../platform/metrics/group-condition.ts';
import { levels, type PivotCell } from '../../platform/metrics/pivot.ts';
import { pivotOf } from '../../platform/metrics/pivot-sql.ts';
import { resolvePath } from '../../platform/records/path.ts';
import { beside } from './compare.ts';
import { daysBefore, daysOf, distanceOf } from './period.ts';
import { planOf } from './plan.ts';
import type { Answer, Dimension, Grouping, Line, Question } from './question.rules.ts';

/** What the question comes to for whoever asks: their rows, their fields, each figure with the records behind it. */
export async function answerOf(ctx: Context, question: Question): Promise<Answer> {
  const days = daysOf(ctx, question.period);
  const distance = distanceOf(question, days);
  const before = distance && days ? daysBefore(days, distance) : null;
  const plan = planOf(ctx, question, days);
  const earlier = before && planOf(ctx, { ...question, limit: undefined }, before);
  const [found, cellsBefore] = await Promise.all([
    pivotOf(ctx, plan.pivot),
    earlier ? pivotOf(ctx, earlier.pivot) : null,
  ]);
  const old = cellsBefore && distance ? beside(question, cellsBefore, distance) : null;
  const cells = old && !question.limit ? [...found, ...old.gone(found)] : found;
  const entity = ctx.app.registry.entity(question.entity);
  const rows = question.rows.map((g) => dimensionOf(ctx, entity, g));
  const columns = question.columns.map((g) => dimensionOf(ctx, entity, g));
  const line = (dimensions: Dimension[], keys: 'row' | 'column') => (cell: PivotCell) =>
    lineOf(ctx, entity, dimensions, cell, keys, old);
  const { pivot } = plan;
  const lines = ordered(cells, levels.line, question, rows, 'row').slice(0, pivot.mostLines);
  const tops = ordered(cells, levels.column, question, columns, 'column').slice(0, pivot.mostColumns);
  const count = (level: number): number => cells.filter((c) => c.level === level).length;
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
    isCut: count(levels.line) > lines.length || count(levels.column) > tops.length,
    currency: ctx.app.settings().currency,
    timeZone: ctx.app.settings().timeZone,
    period: days,
    before,
  };
}

function dimensionOf(ctx: Context, entity: Entity, grouping: Grouping): Dimension {
  const path = resolvePath(ctx, entity, grouping.field, 't', 'groups');
  const isTime = path.field.type === 'date' || path.field.type === 'instant';
  return {
    field: grouping.field,
    ...(isTime ? { by: grouping.by ?? 'month' } : {}),
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

/** By the value that was asked for, else by what the keys mean: days in their order, stages in theirs, names by the alphabet. */
function ordered(
  cells: PivotCell[],
  level: number,
  q: Question,
  dimensions: Dimension[],
  at: 'row' | 'column',
): PivotCell[] {
  const found = cells.filter((c) => c.level === level);
  const byKeys = (a: PivotCell, b: PivotCell): number => {
    for (const i of dimensions.keys()) {
      const difference = compareKeys(a, b, i, at, dimensions[i]?.by === undefined);
      if (difference) return difference;
    }
    return 0;
  };
  const sort = at === 'row' ? sortOf(q, found) : undefined;
  if (!sort)
    return found.toSorted(
      q.sort?.by === 'rows' && q.sort.desc && at === 'row' ? (a, b) => byKeys(b, a) : byKeys,
    );
  return found.toSorted((a, b) => sort(a, b) || byKeys(a, b));
}

function sortOf(q: Question, found: PivotCell[]): ((a: PivotCell, b: PivotCell) => number) | undefined {
  const hasOwnOrder =
    q.rows.some((r) => r.by) || found.some((c) => c.names?.some((n) => n?.position != null));
  const by = q.sort?.by ?? (hasOwnOrder ? 'rows' : q.values[0]?.key);
  const i = [...q.values, ...q.calculated].findIndex((v) => v.key === by);
  if (i < 0) return undefined;
  const sign = (q.sort?.desc ?? true) ? -1 : 1;
  return (a, b) => {
    const [x, y] = [a.values[i] ?? null, b.values[i] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (isNumeric(x) && isNumeric(y) ? new Decimal(x).cmp(y) : x < y ? -1 : Number(x > y));
  };
}

const isNumeric = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

function compareKeys(a: PivotCell, b: PivotCell, i: number, at: 'row' | 'column', byName: boolean): number {
  const [x, y] = [a[at][i] ?? null, b[at][i] ?? null];
  if (x === y) return 0;
  if (x === null || y === null) return x === null ? 1 : -1;
  const [p, r] = [a.names?.[i], b.names?.[i]];
  if (p?.position != null && r?.position != null && p.position !== r.position) return p.position - r.position;
  if (isNumeric(x) && isNumeric(y)) return new Decimal(x).cmp(y);
  if (byName) return (p?.name ?? x).localeCompare(r?.name ?? y);
  return x < y ? -1 : 1;
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
