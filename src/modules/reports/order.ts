import { Decimal } from 'decimal.js';
import type { Field } from '../../kernel/field.ts';
import type { Context } from '../../platform/context.ts';
import type { PivotCell } from '../../platform/metrics/pivot.ts';
import type { Dimension, Question } from './question.rules.ts';

/** By the value that was asked for, else by what the keys mean: days in their order, stages in theirs, names by the alphabet. */
export function ordered(
  ctx: Context,
  cells: PivotCell[],
  level: number,
  q: Question,
  dimensions: Dimension[],
  at: 'row' | 'column',
): PivotCell[] {
  const found = cells.filter((c) => c.level === level);
  const options = dimensions.map((d) => optionsOf(ctx.app.registry.entity(d.entity).fields[d.name]));
  const byKeys = (a: PivotCell, b: PivotCell): number => {
    for (const [i, dimension] of dimensions.entries()) {
      const difference = compareKeys(a, b, i, at, !dimension.by, options[i]);
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

/** What is below the first band too. */
const isNumeric = (text: string): boolean => /^-?(\d+(\.\d+)?|Infinity)$/.test(text);

function compareKeys(
  a: PivotCell,
  b: PivotCell,
  i: number,
  at: 'row' | 'column',
  byName: boolean,
  options: readonly string[] | undefined,
): number {
  const [x, y] = [a[at][i] ?? null, b[at][i] ?? null];
  if (x === y) return 0;
  if (x === null || y === null) return x === null ? 1 : -1;
  if (options) return options.indexOf(x) - options.indexOf(y);
  const [p, r] = [a.names?.[i], b.names?.[i]];
  if (p?.position != null && r?.position != null && p.position !== r.position) return p.position - r.position;
  if (isNumeric(x) && isNumeric(y)) return new Decimal(x).cmp(y);
  if (byName) return (p?.name ?? x).localeCompare(r?.name ?? y);
  return x < y ? -1 : 1;
}

/** Those of a choice stand in the order in which they are declared. */
const optionsOf = (field: Field | undefined): readonly string[] | undefined =>
  field?.type === 'choice' ? field.options : undefined;
