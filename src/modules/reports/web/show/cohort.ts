import type { Answer, Line } from '../../question.rules.ts';

interface CohortCell {
  top: Line;
  value: string | null;
  /** In per cent of all of the line. */
  share: number;
}
export interface Cohort {
  /** The longest time that has passed. */
  most: number;
  lines: { line: Line; cells: (CohortCell | undefined)[] }[];
}

/** Columns by how much later than the line they are, instead of by date. */
export function cohortOf(answer: Answer): Cohort {
  const by = answer.rows[0]?.by ?? 'month';
  const lines = answer.lines.flatMap((line, i) => {
    const start = line.keys[0];
    if (!start) return [];
    const cells: (CohortCell | undefined)[] = [];
    for (const [j, top] of answer.tops.entries()) {
      const value = answer.cells[i]?.[j]?.[0] ?? null;
      const later = top.keys[0] ? stepsBetween(start, top.keys[0], by) : -1;
      if (later < 0 || value === null) continue;
      const all = Number(line.values[0] ?? 0);
      cells[later] = { top, value, share: all ? Math.round((Number(value) / all) * 100) : 0 };
    }
    return [{ line, cells }];
  });
  const most = Math.max(0, ...lines.map((l) => l.cells.length - 1));
  return {
    most,
    lines: lines.map(({ line, cells }) => ({
      line,
      cells: Array.from({ length: most + 1 }, (_, i) => cells[i]),
    })),
  };
}

/** How many units the second day is after the first; both begin one. */
function stepsBetween(from: string, until: string, by: string): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
  if (by === 'day') return Math.round(days);
  if (by === 'week') return Math.round(days / 7);
  const distance = months(until) - months(from);
  return Math.floor(distance / (by === 'year' ? 12 : by === 'quarter' ? 3 : 1));
}
