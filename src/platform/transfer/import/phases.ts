import type { Entity } from '../../../kernel/entity.ts';
import type { Context } from '../../context.ts';
import { targetOf } from './order.ts';
import type { ColumnUse, ImportPlan, Step } from './plan.ts';

/** One way through all rows of a file. */
export interface Phase {
  /** Index of the step in the plan. */
  index: number;
  step: Step;
  entity: Entity;
  kind: 'rows' | 'links' | 'lateLinks';
}

/**
 * The phases of a run. Links between rows of the file wait until all of its rows are records; links to what later files
 * bring (`later`: see `broughtBy`) until those are through.
 */
export function phasesOf(ctx: Context, plan: ImportPlan, later: ReadonlySet<string>): Phase[] {
  const steps = plan.steps.flatMap((step, index) =>
    step.isOn ? [phasesOfStep(ctx, step, index, later)] : [],
  );
  const isLate = (p: Phase): boolean => p.kind === 'lateLinks';
  return [...steps.flat().filter((p) => !isLate(p)), ...steps.flat().filter(isLate)];
}

function phasesOfStep(ctx: Context, step: Step, index: number, later: ReadonlySet<string>): Phase[] {
  const entity = ctx.app.registry.entity(step.entity);
  const kindOf = (use: ColumnUse): Phase['kind'] => {
    const to = targetOf(entity, use.field);
    // Without a key a row cannot be found again to be linked.
    if (!to || !step.match.length || step.match.includes(use.field) || entity.fields[use.field]?.required)
      return 'rows';
    if (to === entity.name || to === entity.base) return 'links';
    return later.has(to) ? 'lateLinks' : 'rows';
  };
  const keys = step.columns.filter((c) => step.match.includes(c.field));
  return (['rows', 'links', 'lateLinks'] as const).flatMap((kind) => {
    const own = step.columns.filter((c) => kindOf(c) === kind);
    if (!own.length) return [];
    const columns = kind === 'rows' ? own : [...own, ...keys];
    return [{ index, entity, kind, step: { ...step, columns } }];
  });
}
