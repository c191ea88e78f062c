import type { Context } from '../../../platform/context.ts';
import { ownText } from '../../../platform/i18n/labels.ts';
import { today } from '../../../platform/today.ts';
import type { ExportCell } from '../../../platform/transfer/write/export-cell.ts';
import { type CohortCell, cohortOf } from '../cohort.rules.ts';
import type { Answer, Question, Unit } from '../question.rules.ts';
import { beforeText, groupingText, headsOf, keyText, totalText } from './texts.ts';

export interface SheetColumn {
  text: string;
  /** What it and its neighbours stand under: one object for all of them, since two groups may be called the same. */
  over?: { text: string };
  /** Null where it says which line it is. */
  unit: Unit | null;
}
/** An answer as a plain table: a row a line, the total last. */
export interface Sheet {
  columns: SheetColumn[];
  rows: ExportCell[][];
  total: ExportCell[];
}
export const headerOf = (sheet: Sheet): string[] =>
  sheet.columns.map((c) => (c.over ? `${c.over.text} · ${c.text}` : c.text));

export function sheetOf(ctx: Context, q: Question, answer: Answer): Sheet {
  if (q.form === 'cohort' && answer.tops.length) return cohortSheet(ctx, q, answer);
  const entity = ctx.app.registry.entity(q.entity);
  const isCrossed = answer.tops.length > 0;
  const hasBefore = answer.total.before !== null && !isCrossed;
  const heads = headsOf(ctx, entity, q, answer);
  const values = answer.values.map(({ unit }, i) => ({ text: heads[i] ?? '', unit }));
  const cells = (row: (string | null)[]): ExportCell[] =>
    values.map(({ unit }, i) => cellOf(row[i] ?? null, unit));
  const both = (row: (string | null)[], before: (string | null)[] | null): ExportCell[] =>
    hasBefore ? cells(row).flatMap((cell, i) => [cell, cells(before ?? [])[i] ?? null]) : cells(row);
  const tops = answer.tops.map((t) =>
    answer.columns.map((d, i) => keyText(ctx, d, t.keys[i] ?? null, t.names[i] ?? null)).join(' · '),
  );
  const under = (text: string): SheetColumn[] => {
    const over = { text };
    return values.map((v) => (values.length > 1 ? { ...v, over } : { ...v, text }));
  };
  const lead = answer.rows.length || 1;
  const firsts = (texts: string[]): ExportCell[] => Array.from({ length: lead }, (_, i) => texts[i] ?? null);
  return {
    columns: [
      ...Array.from({ length: lead }, (_, i): SheetColumn => {
        const grouping = answer.rows[i];
        return { text: grouping ? groupingText(ctx, entity, grouping) : '', unit: null };
      }),
      ...(isCrossed
        ? [...tops, totalText(ctx)].flatMap(under)
        : hasBefore
          ? values.flatMap((v) => [v, { ...v, text: beforeText(ctx, v.text) }])
          : values),
    ],
    rows: answer.lines.map((line, i) => [
      ...firsts(answer.rows.map((d, j) => keyText(ctx, d, line.keys[j] ?? null, line.names[j] ?? null))),
      ...answer.tops.flatMap((_, j) => cells(answer.cells[i]?.[j] ?? [])),
      ...both(line.values, line.before),
    ]),
    total: [
      ...firsts([totalText(ctx)]),
      ...answer.tops.flatMap((t) => cells(t.values)),
      ...both(answer.total.values, answer.total.before),
    ],
  };
}

/** As the screen shows it: columns by how much later, and nothing where nothing can be known. */
function cohortSheet(ctx: Context, q: Question, answer: Answer): Sheet {
  const { language } = ctx;
  const [row] = answer.rows;
  const unit = answer.values[0]?.unit ?? 'count';
  const { most, lines } = cohortOf(answer, q, today({ now: ctx.now, timeZone: answer.timeZone }));
  const laters = Array.from({ length: most + 1 }, (_, later) => later);
  const cell = (c: CohortCell): ExportCell =>
    c === 'not asked' ? '' : cellOf(c === 'nothing' ? null : c.value, unit);
  return {
    columns: [
      { text: row ? groupingText(ctx, ctx.app.registry.entity(q.entity), row) : '', unit: null },
      { text: ownText(language, ['cohort', 'all']), unit },
      ...laters.map((n) => ({ text: ownText(language, ['cohort', row?.by ?? 'month'], { n }), unit })),
    ],
    rows: lines.map(({ line, cells }) => [
      row ? keyText(ctx, row, line.keys[0] ?? null, null) : null,
      cellOf(line.values[0] ?? null, unit),
      ...cells.map(cell),
    ]),
    total: [totalText(ctx), cellOf(answer.total.values[0] ?? null, unit), ...laters.map(() => '')],
  };
}

function cellOf(value: string | null, unit: Unit): ExportCell {
  if (value === null) return null;
  if (unit === 'date') return { date: value.slice(0, 10) };
  return unit === 'text' ? value : { decimal: value };
}
