import { z } from 'zod';
import { conflict } from '../../kernel/errors.ts';
import { demandAnOwner } from '../../platform/access/owners.ts';
import { User } from '../../platform/access/user.entity.ts';
import { demandSession } from '../../platform/api/authenticate.ts';
import { demandCareOf } from '../../platform/auth/accounts.ts';
import { dropLinks } from '../../platform/auth/links.ts';
import { endSessions } from '../../platform/auth/sessions.ts';
import { asSystem, type Context, demand, transact } from '../../platform/context.ts';
import { defineVerb, type Effect } from '../../platform/module.ts';
import { sameValue } from '../../platform/records/same.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { handOverRecords } from './hand-over.ts';
import { place } from './memberships.ts';
import { demandDepartments } from './reach.ts';
import { assign } from './roles.ts';

const made = z.object({ id: z.string() });

/** A colleague, at first without sign-in: an invitation gives it. Roles are given by whoever administers. */
export const addUser = defineVerb({
  entity: 'access.user',
  name: 'add',
  onCollection: true,
  needs: 'read',
  input: z.object({
    name: z.string().trim().min(1).max(200),
    email: z.string().max(200).nullable().optional(),
    position: z.string().max(200).nullable().optional(),
    phone: z.string().max(40).nullable().optional(),
    department: z.uuid().nullable().optional(),
    roles: z.array(z.uuid()).max(20).optional(),
  }),
  output: made,
  run: async (ctx, _, { department, roles, ...values }) => {
    demandSession(ctx);
    if (roles?.length) demand(ctx, 'administer');
    demandDepartments(ctx, [department]);
    return transact(ctx, async (ctx) => {
      const { id } = await createRecord(asSystem(ctx, 'colleague added'), User, {
        ...values,
        isActive: true,
      });
      if (department) await place(ctx, id, department);
      if (roles?.length) await assign(ctx, id, roles);
      return { id };
    });
  },
});

/** The colleague leaves: signed out everywhere at once, links and keys dead, the history kept. */
export const deactivateUser = defineVerb({
  entity: 'access.user',
  name: 'deactivate',
  when: { field: 'isActive', op: 'eq', value: true },
  needs: 'read',
  input: z.object({ handOverTo: z.uuid().optional() }),
  output: z.object({ handed: z.record(z.string(), z.number()) }),
  run: async (ctx, id, { handOverTo }) => {
    demandSession(ctx);
    await demandCareOf(ctx, id);
    if (id === ctx.userId) throw conflict('own_account');
    return transact(ctx, async (ctx) => {
      const handed = handOverTo ? (await handOverRecords(ctx, id, handOverTo, false)).handed : {};
      await setActive(ctx, id, false);
      await dropLinks(ctx.db, id);
      await endSessions(ctx.app, ctx.db, { user: id });
      await demandAnOwner(ctx);
      return { handed };
    });
  },
});

export const reactivateUser = defineVerb({
  entity: 'access.user',
  name: 'reactivate',
  when: { field: 'isActive', op: 'ne', value: true },
  needs: 'read',
  input: z.object({}),
  output: made,
  run: async (ctx, id) => {
    demandSession(ctx);
    await demandCareOf(ctx, id);
    await setActive(ctx, id, true);
    return { id };
  },
});

const setActive = async (ctx: Context, id: string, isActive: boolean): Promise<void> => {
  await updateRecord(
    asSystem(ctx, 'colleague left or came back'),
    User,
    id,
    { isActive },
    { verb: isActive ? 'reactivated' : 'deactivated' },
  );
};

const decisive = ['isActive', 'hasSignIn', 'passwordHash', 'hasTwoFactor'];

/** Who may sign in, and by which address, is for people who administer: no import, no program's key, no other right reaches it. */
export const signInGuard: Effect = {
  entity: 'access.user',
  run: async (ctx, { before, after }) => {
    if (ctx.mode === 'system') return;
    const changed = (name: string): boolean => !sameValue(before?.[name] ?? false, after?.[name] ?? false);
    const isDecisive = before
      ? decisive.some(changed) || (before['hasSignIn'] === true && changed('email'))
      : after?.['hasSignIn'] === true;
    if (!isDecisive) return;
    demandSession(ctx);
    if (before) await demandCareOf(ctx, String(before['id']));
    else demand(ctx, 'administer');
  },
};
