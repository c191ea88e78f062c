import { conflict } from '../../../kernel/errors.ts';
import type { Context } from '../../../platform/context.ts';
import { createRecord } from '../../../platform/records/write.ts';
import { today } from '../../../platform/today.ts';
import { Deal } from '../../deals/public.ts';
import { currentVersion } from '../../processes/public.ts';
import { customerField } from '../automatable.ts';
import { filledIn } from '../fill-in.ts';
import type { ActionResult, DealAction } from '../parts.rules.ts';
import { whoIs } from '../people.ts';
import type { Subject } from '../subject.ts';

/** A deal with the record's customer, in the first stage of the process as it is now published. */
export async function startDeal(ctx: Context, action: DealAction, subject: Subject): Promise<ActionResult> {
  if (!(await currentVersion(ctx, 'deals.deal', action.process))) throw conflict('process_retired');
  const customer = customerField(subject.entity);
  const { id } = await createRecord(ctx, Deal, {
    name: filledIn(ctx, action.name, subject, 300),
    process: action.process,
    owner: await whoIs(ctx, subject, action.owner),
    party: customer === 'id' ? subject.id : customer ? (subject.row[customer] ?? null) : null,
    openedOn: today(ctx),
  });
  return { do: 'deal', is: 'done', entity: 'deals.deal', id };
}
