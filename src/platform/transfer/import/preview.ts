import type { Entity } from '../../../kernel/entity.ts';
import type { ImportPreviewStep } from '../../../kernel/import-api.ts';
import { amountOf } from '../../../kernel/import-api.ts';
import type { Context } from '../../context.ts';
import { cellText, type TableRow } from '../parse/table.ts';
import { loadAliases } from './aliases.ts';
import { convertRow, readingOf } from './convert.ts';
import type { ImportPlan, Step } from './plan.ts';
import type { Rows } from './questions.ts';

const ROWS = 8;

/** The first rows as they will be, step by step. */
export async function previewImport(
  ctx: Context,
  plan: ImportPlan,
  rows: Rows,
): Promise<ImportPreviewStep[]> {
  const first: TableRow[] = [];
  for await (const row of rows()) {
    first.push(row);
    if (first.length === ROWS) break;
  }
  const steps: ImportPreviewStep[] = [];
  for (const step of plan.steps) {
    const entity = ctx.app.registry.entity(step.entity);
    steps.push(await previewStep(ctx, plan, entity, step, first));
  }
  return steps;
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
