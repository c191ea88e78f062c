import { asSystem } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import type { Preparation, Rule, Subscriber } from '../../platform/module.ts';
import { loadRecords } from '../../platform/records/read.ts';
import { updateRecord } from '../../platform/records/write.ts';
import { headOf } from './heads.ts';
import { Quota } from './quota.entity.ts';

/** A quota is somebody's: of a user, or of the nearest head at or above a department. */
export const whoseQuota: Preparation = {
  entity: 'quotas.quota',
  prepare: async (ctx, given, before) => {
    if (before) return {};
    const { user, department } = given;
    if (typeof user === 'string') return { responsible: user };
    return { responsible: typeof department === 'string' ? await headOf(ctx, department) : null };
  },
};

/** A target belongs to one of the two, to a whole month, and has the measure of its metric. */
export const quotaRule: Rule = {
  entity: 'quotas.quota',
  apply: (after) => {
    const isMoney = after['metric'] === 'won';
    const measure = isMoney ? 'amount' : 'number';
    const problems = [
      ...(Boolean(after['user']) === Boolean(after['department'])
        ? [{ field: 'user', code: 'user_or_department' }]
        : []),
      ...(after['product'] && after['metric'] === 'contacts'
        ? [{ field: 'product', code: 'contacts_have_no_product' }]
        : []),
      ...(after[measure] === null || after[measure] === undefined
        ? [{ field: measure, code: 'required' }]
        : []),
    ];
    const month = `${String(after['month']).slice(0, 7)}-01`;
    return { set: { month, [isMoney ? 'number' : 'amount']: null }, problems };
  },
};

/** Another head, another place in the tree: the quotas of departments are seen by whoever now answers for them. */
export const followHeads: Subscriber = {
  name: 'quotas.followHeads',
  on: ['access.department.*'],
  run: async (ctx) => {
    const system = asSystem(ctx, 'heads of departments');
    const quotas = await loadRecords(system, Quota, sql`t.department_id is not null`);
    const heads = new Map<string, string | null>();
    for (const { id, department, responsible } of quotas) {
      if (typeof department !== 'string') continue;
      if (!heads.has(department)) heads.set(department, await headOf(system, department));
      const head = heads.get(department) ?? null;
      if (head !== responsible)
        await updateRecord(system, Quota, id, { responsible: head }, { isTrusted: true });
    }
  },
};
