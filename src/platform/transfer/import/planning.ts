import type { TransferImportRow } from '../../../generated/rows.ts';
import { conflict, invalidField } from '../../../kernel/errors.ts';
import type { ImportCheck, ImportPreviewStep } from '../../../kernel/import-api.ts';
import type { Context } from '../../context.ts';
import { setDerived } from '../../records/derive.ts';
import { loadRecord } from '../../records/read.ts';
import { removeRecord } from '../../records/write.ts';
import type { ColumnProfile } from '../parse/profile.ts';
import { checkImports } from './check.ts';
import { Import } from './import.entity.ts';
import { importRows } from './import-rows.ts';
import { intakeOf } from './intake-columns.ts';
import { inOrder } from './order.ts';
import type { ImportPlan, Step } from './plan.ts';
import { previewImport } from './preview.ts';
import { stepFor } from './propose.ts';
import type { Rows } from './questions.ts';
import { fieldsOfStep, importable } from './targets.ts';

type Stored = TransferImportRow & { id: string };

/** An import that has not begun yet. */
export async function planOf(ctx: Context, id: string): Promise<Stored> {
  const record = await loadRecord(ctx, Import, id, 'write');
  if (record.state !== 'planning') throw conflict('import_has_started');
  return record;
}

export function stepOf(ctx: Context, record: Stored, name: string): Step {
  const entity = importable(ctx).find((e) => e.name === name);
  if (!entity) throw invalidField('entity', 'unknown_entity');
  return stepFor(ctx, entity, record.profile as ColumnProfile[]);
}

export async function savePlan(ctx: Context, id: string, plan: ImportPlan): Promise<void> {
  await planOf(ctx, id);
  checkPlan(ctx, plan);
  await setDerived(ctx, Import, id, { plan });
}

/** An import that was never run leaves nothing. */
export async function deletePlan(ctx: Context, id: string): Promise<void> {
  await planOf(ctx, id);
  await removeRecord(ctx, Import, id);
}

/** Names of the plan are the importer's to fill: entities and fields that the importer may not write are unknown. */
export function checkPlan(ctx: Context, plan: ImportPlan): void {
  for (const [i, step] of plan.steps.entries()) {
    const fields = fieldsOfStep(ctx, step);
    if (!fields) throw invalidField(`steps.${i}.entity`, 'unknown_entity');
    const wrong = [...step.columns.map((c) => c.field), ...step.match].find((name) => !fields.has(name));
    if (wrong) throw invalidField(`steps.${i}.columns`, 'unknown_field', { name: wrong });
    const blind = step.match.find((name) => !isKey(ctx, step, name));
    if (blind) throw invalidField(`steps.${i}.match`, 'unknown_field', { name: blind });
    if (step.isOn && !step.columns.length) throw invalidField(`steps.${i}.columns`, 'nothing_mapped');
  }
  if (!plan.steps.some((s) => s.isOn)) throw invalidField('steps', 'nothing_mapped');
}

/** A column that is no field of the entity tells its records only alone, and by its intake. */
function isKey(ctx: Context, { entity: name, match }: Step, key: string): boolean {
  const entity = ctx.app.registry.entity(name);
  const isAlone = match.length === 1 && Boolean(intakeOf(ctx, entity, key)?.bearers);
  return key === 'id' || Object.hasOwn(entity.fields, key) || isAlone;
}

export async function checkOf(ctx: Context, ids: string[]): Promise<ImportCheck[]> {
  const files = [];
  for (const id of ids) {
    const record = await planOf(ctx, id);
    const plan = record.plan as ImportPlan;
    checkPlan(ctx, plan);
    files.push({ id, plan, rows: rowsOf(ctx, record) });
  }
  return checkImports(ctx, inOrder(ctx, files));
}

export const previewOf = (ctx: Context, record: Stored): Promise<ImportPreviewStep[]> => {
  checkPlan(ctx, record.plan as ImportPlan);
  return previewImport(ctx, record.plan as ImportPlan, rowsOf(ctx, record));
};

const rowsOf =
  (ctx: Context, record: Stored): Rows =>
  () =>
    importRows(ctx.app, record, (record.plan as ImportPlan).sheet);
