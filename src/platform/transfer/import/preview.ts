import type { Entity } from '../../../kernel/entity.ts';
import type { ImportPreviewStep } from '../../../kernel/import-api.ts';
import { amountOf } from '../../../kernel/import-api.ts';
import type { Context } from '../../context.ts';
import { cellText, type TableRow } from '../parse/table.ts';
import { loadAliases } from './aliases.ts';
import { convertRow, readingOf } from './convert.ts';
import type { ImportPlan, Step } from './plan.ts';
import type { Rows } from './questions.ts';
import { takes } from './rows-of-step.ts';

const ROWS = 8;
/** Rows of a step may be rare among those of others. */
const MOST_LOOKED_AT = 5000;

/** The first rows as they will be, step by step. */
export async function previewImport(
  ctx: Context,
  plan: ImportPlan,
  rows: Rows,
): Promise<ImportPreviewStep[]> {
  const first = await firstRows(plan.steps, rows);
  const steps: ImportPreviewStep[] = [];
  for (const [i, step] of plan.steps.entries()) {
    const entity = ctx.app.registry.entity(step.entity);
    steps.push(await previewStep(ctx, plan, entity, step, first[i] ?? []));
  }
  return steps;
}

/** Of each step. */
async function firstRows(steps: Step[], rows: Rows): Promise<TableRow[][]> {
  const first: TableRow[][] = steps.map(() => []);
  let seen = 0;
  for await (const row of rows()) {
    for (const [i, step] of steps.entries())
      if ((first[i]?.length ?? ROWS) < ROWS && takes(step, row)) first[i]?.push(row);
    if (++seen === MOST_LOOKED_AT || first.every((own) => own.length === ROWS)) break;
  }
  return first;
}

async function previewStep(
  ctx: Context,
  plan: ImportPlan,
  entity: Entity,
  step: Step,
  rows: TableRow[],
): Promise<ImportPreviewStep> {
  // Links are shown by the names in the file: whom they mean is asked and answered elsewhere.
  const isLink = (name: string): boolean => ['ref', 'pick'].includes(entity.fields[name]?.type ?? '');
  const isText = (name: string): boolean => isLink(name) || amountOf(name) !== undefined;
  const plain = { ...step, columns: step.columns.filter((c) => !isLink(c.field)) };
  const reading = readingOf(ctx, plan, entity, plain, await loadAliases(ctx));
  const result: ImportPreviewStep = {
    entity: step.entity,
    fields: step.columns.map((c) => c.field),
    rows: [],
  };
  for (const row of rows) {
    const { values, problems } = await convertRow(ctx, reading, row);
    const cells = step.columns.map((use) => ({
      text: cellText(row.cells[use.column]).slice(0, 200),
      value: isText(use.field) ? cellText(row.cells[use.column]).slice(0, 200) : (values[use.field] ?? null),
      problem: problems.find((p) => p.field === use.field)?.code ?? null,
    }));
    result.rows.push({ line: row.line, cells });
  }
  return result;
}
