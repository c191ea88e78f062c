import type { ImportCheck } from '../../../kernel/import-api.ts';
import type { Context } from '../../context.ts';
import { loadAliases } from './aliases.ts';
import { sourceOf } from './candidates.ts';
import { convertRow, readingOf } from './convert.ts';
import type { ImportPlan, Step } from './plan.ts';
import { NamesToCome, questionsOf, type Rows } from './questions.ts';
import { takes } from './rows-of-step.ts';

export interface FileToCheck {
  id: string;
  plan: ImportPlan;
  rows: Rows;
}

const MOST_CHECKED = 50_000;
const MOST_PROBLEMS = 200;

/**
 * Goes through files without writing: what has to be asked, and which rows would be refused and why. Later files may
 * name what earlier ones bring.
 */
export async function checkImports(ctx: Context, files: FileToCheck[]): Promise<ImportCheck[]> {
  const toCome = new NamesToCome();
  const reports: ImportCheck[] = [];
  for (const file of files) reports.push(await checkFile({ ...ctx, mode: file.plan.mode }, file, toCome));
  return reports;
}

async function checkFile(ctx: Context, file: FileToCheck, toCome: NamesToCome): Promise<ImportCheck> {
  const report: ImportCheck = {
    id: file.id,
    rows: 0,
    isPart: false,
    faulty: 0,
    questions: [],
    unasked: [],
    problems: [],
  };
  for (const [index, step] of file.plan.steps.entries()) {
    if (!step.isOn) continue;
    const entity = ctx.app.registry.entity(step.entity);
    const asked = await questionsOf(ctx, entity, step, index, file.rows, toCome);
    report.questions.push(...asked.questions);
    report.unasked.push(...asked.unasked);
    await addProblems(ctx, file, step, index, report);
  }
  return report;
}

async function addProblems(
  ctx: Context,
  file: FileToCheck,
  step: Step,
  index: number,
  report: ImportCheck,
): Promise<void> {
  const entity = ctx.app.registry.entity(step.entity);
  // Names are the questions' affair; here is what no answer can mend.
  const isPlain = (name: string): boolean => {
    const field = entity.fields[name];
    return !field || step.isExact === true || !sourceOf(ctx, entity, name, field);
  };
  const plain = { ...step, columns: step.columns.filter((use) => isPlain(use.field)) };
  const reading = readingOf(ctx, file.plan, entity, plain, await loadAliases(ctx));
  let count = 0;
  for await (const row of file.rows()) {
    if (++count > MOST_CHECKED) {
      report.isPart = true;
      break;
    }
    if (!takes(step, row)) continue;
    const { problems } = await convertRow(ctx, reading, row);
    if (problems.length) report.faulty++;
    for (const { field, code, value, params } of problems)
      if (report.problems.length < MOST_PROBLEMS)
        report.problems.push({
          ...{ step: index, line: row.line, field, code, value: value.slice(0, 120) },
          ...(params ? { params } : {}),
        });
  }
  report.rows = Math.max(report.rows, Math.min(count, MOST_CHECKED));
}
