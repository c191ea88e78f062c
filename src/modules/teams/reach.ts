import { denied } from '../../kernel/errors.ts';
import { type Context, demand } from '../../platform/context.ts';

/** Whoever administers arranges every department; who manages teams, the own departments and those below. */
export function demandDepartments(ctx: Context, departments: (string | null | undefined)[]): void {
  if (ctx.grants.has('administer')) return;
  demand(ctx, 'manageTeams');
  const isOwn = departments.every((d) => typeof d === 'string' && ctx.grants.subtree.includes(d));
  if (!isOwn) throw denied('not_your_department');
}

/** The same for people: those of the own departments. */
export function demandPeople(ctx: Context, users: string[]): void {
  if (ctx.grants.has('administer')) return;
  demand(ctx, 'manageTeams');
  if (!users.every((u) => ctx.grants.unit.includes(u))) throw denied('not_in_your_departments');
}
