import type { Answer, Line, Question } from './question.rules.ts';

interface Figured {
  top: Line;
  value: string | null;
  /** In per cent of all of the line. */
  share: number;
}
export type CohortCell = Figured | 'nothing' | 'not asked';
export interface Cohort {
  /** The longest time that has passed. */
  most: number;
  lines: { line: Line; cells: CohortCell[] }[];
}

/**
 * Columns by how much later than the line they are, instead of by date. Of a time that has begun and was asked about it is
 * known that nothing happened; of others, and where the answer is cut, nothing is.
 */
export function cohortOf(answer: Answer, question: Question, today: string): Cohort {
  const by = answer.rows[0]?.by ?? 'month';
  const known = knownDays(answer, question, today);
  const lines = answer.lines.flatMap((line, i) => {
    const start = line.keys[0];
    if (!start) return [];
    const cells: (Figured | undefined)[] = [];
    for (const [j, top] of answer.tops.entries()) {
      const value = answer.cells[i]?.[j]?.[0] ?? null;
      const later = top.keys[0] ? stepsBetween(start, top.keys[0], by) : -1;
      if (later < 0 || value === null) continue;
      const all = Number(line.values[0] ?? 0);
      cells[later] = { top, value, share: all ? Math.round((Number(value) / all) * 100) : 0 };
    }
    const isKnown = (later: number): boolean =>
      !answer.isCut &&
      later <= stepsBetween(start, known.until, by) &&
      (!known.from || later >= stepsBetween(start, known.from, by));
    return [{ line, cells, isKnown }];
  });
  const most = Math.max(0, ...lines.map((l) => l.cells.length - 1));
  return {
    most,
    lines: lines.map(({ line, cells, isKnown }) => ({
      line,
      cells: Array.from(
        { length: most + 1 },
        (_, later) => cells[later] ?? (isKnown(later) ? 'nothing' : 'not asked'),
      ),
    })),
  };
}

/** The days of the columns that have come and that the report asks about. */
function knownDays(
  { period }: Answer,
  question: Question,
  today: string,
): { from: string | null; until: string } {
  const isOfColumns = period && question.period?.field === question.columns[0]?.field;
  const until = isOfColumns && period.until && period.until < today ? period.until : today;
  return { from: isOfColumns ? period.from : null, until };
}

/** How many units the second day is after the first, which begins one. */
function stepsBetween(from: string, until: string, by: string): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
  if (by === 'day') return days;
  if (by === 'week') return Math.floor(days / 7);
  const distance = months(until) - months(from);
  return Math.floor(distance / (by === 'year' ? 12 : by === 'quarter' ? 3 : 1));
}
