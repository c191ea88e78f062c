import { z } from 'zod';
import type { FieldProblem } from '../../kernel/errors.ts';
import { denied } from '../../kernel/errors.ts';
import { Delegation } from '../../platform/access/organisation.entity.ts';
import { demandSession } from '../../platform/api/authenticate.ts';
import { asSystem } from '../../platform/context.ts';
import { defineVerb, type Effect, type Rule } from '../../platform/module.ts';
import { loadRecord } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';

export const delegationDates: Rule = {
  entity: 'access.delegation',
  apply: ({ from, to, since, until }) => {
    const problems: FieldProblem[] = [];
    if (from === to) problems.push({ field: 'to', code: 'same_person' });
    if (typeof since === 'string' && typeof until === 'string' && until < since)
      problems.push({ field: 'until', code: 'before_start' });
    return { problems };
  },
};

/** One's own place is given away by oneself, or by whoever administers; a stand-in does not pass it on. */
export const delegationGuard: Effect = {
  entity: 'access.delegation',
  run: async (ctx, { after }) => {
    if (ctx.mode === 'system') return;
    demandSession(ctx);
    if (after?.['from'] !== ctx.userId && !ctx.grants.has('administer')) throw denied();
  },
};

/** Ends a delegation before its day: by either side, or whoever administers. */
export const revokeDelegation = defineVerb({
  entity: 'access.delegation',
  name: 'revoke',
  needs: 'read',
  input: z.object({}),
  output: z.object({ id: z.string() }),
  run: async (ctx, id) => {
    const { from, to } = await loadRecord(ctx, Delegation, id);
    if (ctx.userId !== from && ctx.userId !== to && !ctx.grants.has('administer')) throw denied();
    await updateRecord(
      asSystem(ctx, 'delegation ended early'),
      Delegation,
      id,
      { isRevoked: true },
      { verb: 'revoked' },
    );
    return { id };
  },
});
