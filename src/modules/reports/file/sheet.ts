import type { Context } from '../../../platform/context.ts';
import type { ExportCell } from '../../../platform/transfer/write/export-cell.ts';
import type { Answer, Question, Unit } from '../question.rules.ts';
import { beforeText, groupingText, headsOf, keyText, totalText } from './texts.ts';

/** An answer as a plain table: a heading, a row a line, the total last. */
export interface Sheet {
  header: string[];
  units: (Unit | null)[];
  rows: ExportCell[][];
  total: ExportCell[];
}

export function sheetOf(ctx: Context, q: Question, answer: Answer): Sheet {
  const entity = ctx.app.registry.entity(q.entity);
  const heads = headsOf(ctx, entity, q, answer);
  const isCrossed = answer.tops.length > 0;
  const hasBefore = answer.total.before !== null && !isCrossed;
  const units = answer.values.map((v) => v.unit);
  const cells = (values: (string | null)[]): ExportCell[] =>
    units.map((unit, i) => cellOf(values[i] ?? null, unit));
  const both = (values: (string | null)[], before: (string | null)[] | null): ExportCell[] =>
    hasBefore ? cells(values).flatMap((cell, i) => [cell, cells(before ?? [])[i] ?? null]) : cells(values);
  const tops = answer.tops.map((t) =>
    answer.columns.map((d, i) => keyText(ctx, d, t.keys[i] ?? null, t.names[i] ?? null)).join(' · '),
  );
  const valueHeads = isCrossed
    ? [...tops, totalText(ctx)].flatMap((top) => heads.map((h) => (heads.length > 1 ? `${top} · ${h}` : top)))
    : hasBefore
      ? heads.flatMap((h) => [h, beforeText(ctx, h)])
      : heads;
  const lead = answer.rows.length || 1;
  const firsts = (texts: string[]): ExportCell[] => Array.from({ length: lead }, (_, i) => texts[i] ?? null);
  return {
    header: [
      ...(answer.rows.length ? answer.rows.map((d) => groupingText(ctx, entity, d)) : ['']),
      ...valueHeads,
    ],
    units: [
      ...firsts([]).map(() => null),
      ...valueHeads.map((_, i) => units[unitAt(i, units.length, hasBefore)] ?? null),
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

const unitAt = (i: number, count: number, hasBefore: boolean): number =>
  hasBefore ? Math.floor(i / 2) % count : i % count;

function cellOf(value: string | null, unit: Unit): ExportCell {
  if (value === null) return null;
  if (unit === 'date') return { date: value.slice(0, 10) };
  return unit === 'text' ? value : { decimal: value };
}
