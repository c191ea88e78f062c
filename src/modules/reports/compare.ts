import { levels, type PivotCell } from '../../platform/metrics/pivot.ts';
import { movedKey } from './period.ts';
import type { Grouping, Question } from './question.rules.ts';

export interface Beside {
  row: Map<string, (string | null)[]>;
  column: Map<string, (string | null)[]>;
  total: (string | null)[];
  nothing: null[];
  /** Lines that were there only then, with nothing in them now. */
  gone(cells: PivotCell[]): PivotCell[];
}

/** The figures of the days before, under the keys of the period that they stand beside. */
export function beside(q: Question, cells: PivotCell[], distance: Temporal.Duration): Beside {
  const nothing = [...q.values, ...q.calculated].map(() => null);
  const of = (level: number, groups: Grouping[], at: 'row' | 'column'): Beside['row'] => {
    const found = new Map<string, (string | null)[]>();
    for (const cell of cells.filter((c) => c.level === level)) {
      const key = JSON.stringify(cell[at].map((k, i) => movedTo(groups[i], k, distance)));
      // The 31st stands beside no day of a shorter month: the first that falls on its last day is the right one.
      if (!found.has(key)) found.set(key, cell.values);
    }
    return found;
  };
  return {
    row: of(levels.line, q.rows, 'row'),
    column: of(levels.column, q.columns, 'column'),
    total: cells.find((c) => c.level === levels.total)?.values ?? [],
    nothing,
    gone: (now) => {
      const there = new Set(now.filter((c) => c.level === levels.line).map((c) => JSON.stringify(c.row)));
      const moved = cells
        .filter((c) => c.level === levels.line)
        .map((c) => ({ ...c, row: c.row.map((k, i) => movedTo(q.rows[i], k, distance)), values: nothing }));
      const fresh = new Map(moved.map((c) => [JSON.stringify(c.row), c]));
      return [...fresh].flatMap(([key, cell]) => (there.has(key) ? [] : [cell]));
    },
  };
}

function movedTo(
  group: Grouping | undefined,
  key: string | null,
  distance: Temporal.Duration,
): string | null {
  if (key === null || group?.by === 'age' || group?.by === 'band' || !/^\d{4}-\d\d-\d\d$/.test(key))
    return key;
  return movedKey(key, group?.by ?? 'month', distance);
}
