import { z } from 'zod';
import { invalidField } from '../../../kernel/errors.ts';
import { placeByRules } from '../../../platform/access/territory/place.ts';
import { Territory } from '../../../platform/access/territory/territory.entity.ts';
import { asSystem, transact } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineVerb, type Effect } from '../../../platform/module.ts';
import { concreteEntity } from '../../../platform/records/concrete.ts';
import { loadRecords } from '../../../platform/records/read.ts';
import { sameValue } from '../../../platform/records/same.ts';
import { updateRecord } from '../../../platform/records/write.ts';
import { demandOwnWrite } from '../own-write.ts';

/**
 * Holds a customer in a territory whatever the rules say, for a reason; without a territory the rules decide again. As
 * with the account team, whoever may write the customer by a right of their own.
 */
export const setTerritory = defineVerb({
  entity: 'contacts.party',
  name: 'setTerritory',
  needs: 'write',
  input: z.object({
    territory: z.uuid().nullable().optional(),
    reason: z.string().trim().max(500).optional(),
  }),
  output: z.object({ territory: z.string().nullable(), isPinned: z.boolean() }),
  run: (ctx, id, { territory, reason }, of) =>
    transact(ctx, async (ctx) => {
      const entity = await concreteEntity(ctx, of, id);
      await demandOwnWrite(ctx, entity, id);
      if (territory && !reason) throw invalidField('reason', 'required');
      const [target] = territory ? await loadRecords(ctx, Territory, sql`t.id = ${territory}`) : [];
      if (territory && !target) throw invalidField('territory', 'no_such_record');
      if (target && !target.isActive) throw invalidField('territory', 'territory_is_off');
      const place = target?.id ?? (await placeByRules(ctx, id));
      const values = {
        territory: place,
        isTerritoryPinned: Boolean(target),
        territoryReason: target ? reason : null,
      };
      const data = target ? { to: target.name, reason } : {};
      const verb = target ? 'setTerritory' : 'freeTerritory';
      await updateRecord(asSystem(ctx, 'territory set by hand'), entity, id, values, { verb, data });
      return { territory: place, isPinned: Boolean(target) };
    }),
});

/** On every other road too (an undo, an import): who only has the customer shared does not move it. */
export const pinGuard: Effect = {
  entity: 'contacts.party',
  run: async (ctx, { id, before, after }) => {
    if (ctx.mode === 'system' || !before || !after) return;
    const isMoved = ['territory', 'isTerritoryPinned'].some((n) => !sameValue(before[n], after[n]));
    if (isMoved) await demandOwnWrite(ctx, ctx.app.registry.entity('contacts.party'), id);
  },
};
