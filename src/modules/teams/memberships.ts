import { z } from 'zod';
import { invalidField } from '../../kernel/errors.ts';
import { accessDay } from '../../platform/access/day.ts';
import { endMemberships } from '../../platform/access/membership.ts';
import { DepartmentMembership } from '../../platform/access/organisation.entity.ts';
import { User } from '../../platform/access/user.entity.ts';
import { asSystem, type Context, transact } from '../../platform/context.ts';
import { defineVerb } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { demandDepartments, demandPeople } from './reach.ts';

/** The colleague works in another department from the day on; where from and when stays on record. */
export const moveToDepartment = defineVerb({
  entity: 'access.user',
  name: 'move',
  needs: 'read',
  input: z.object({ department: z.uuid().nullable(), from: z.iso.date().optional() }),
  output: z.object({ department: z.string().nullable() }),
  run: async (ctx, id, { department, from }) => {
    const user = await loadRecord(ctx, User, id);
    // Somebody without a department may be taken into one's own, somebody of another's may not.
    if (user.department) demandPeople(ctx, [id]);
    demandDepartments(ctx, [department ?? user.department]);
    await transact(ctx, (ctx) => place(ctx, id, department, from));
    return { department };
  },
});

/** For callers that have judged the right to arrange departments. */
export async function place(
  ctx: Context,
  user: string,
  department: string | null,
  from = accessDay(ctx),
): Promise<void> {
  if (from > accessDay(ctx)) throw invalidField('from', 'in_the_future');
  const system = asSystem(ctx, 'moved to another department');
  const { department: was } = await loadRecord(system, User, user, 'read', true);
  if (was === department) return;
  await endMemberships(system, user, from);
  if (department) await createRecord(system, DepartmentMembership, { user, department, from });
  await updateRecord(system, User, user, { department }, { verb: 'moved', data: { from } });
}
