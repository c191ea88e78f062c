import type { Entity } from '../../../kernel/entity.ts';
import type { Context } from '../../context.ts';
import type { ImportPlan } from './plan.ts';

interface Planned {
  plan: ImportPlan;
}

/** The order in which several files are brought in: each after those that its links lead to. */
export function inOrder<T extends Planned>(ctx: Context, files: T[]): T[] {
  const left = [...files];
  const result: T[] = [];
  while (left.length) {
    const unmet = left.map((file) =>
      needed(
        ctx,
        file.plan,
        left.filter((f) => f !== file).map((f) => f.plan),
      ),
    );
    const least = Math.min(...unmet);
    result.push(...left.splice(unmet.indexOf(least), 1));
  }
  return result;
}

/** How many of the file's links lead to what the other files bring; links that must be there weigh more. */
function needed(ctx: Context, plan: ImportPlan, others: ImportPlan[]): number {
  const brought = new Set(others.flatMap((p) => broughtBy(ctx, p)));
  for (const name of broughtBy(ctx, plan)) brought.delete(name);
  const links = linksOf(ctx, plan).filter(({ to }) => brought.has(to));
  return links.reduce((sum, { isRequired }) => sum + (isRequired ? 100 : 1), 0);
}

/** What a link may name to lead to records of the plan: its entities, and the bases of those that are kinds. */
export const broughtBy = (ctx: Context, plan: ImportPlan): string[] =>
  plan.steps
    .filter((s) => s.isOn)
    .flatMap((s) => [s.entity, ctx.app.registry.find(s.entity)?.base ?? s.entity]);

function linksOf(ctx: Context, plan: ImportPlan): { to: string; isRequired: boolean }[] {
  return plan.steps
    .filter((s) => s.isOn)
    .flatMap((step) => {
      const entity = ctx.app.registry.find(step.entity);
      return step.columns.flatMap((c) => {
        const to = entity && targetOf(entity, c.field);
        return to ? [{ to, isRequired: Boolean(entity.fields[c.field]?.required) }] : [];
      });
    });
}

/** The one entity that a field leads to. */
export function targetOf(entity: Entity, name: string): string | undefined {
  const field = entity.fields[name];
  if (field?.type === 'pick') return 'lists.choice';
  return field?.type === 'ref' && field.to.length === 1 ? field.to[0] : undefined;
}
