import type { Decimal } from 'decimal.js';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { noteReactions, reckonNorms, reviewFindings } from '../control/public.ts';
import { Deal } from '../deals/public.ts';
import { Adjustment, takeSnapshot } from '../forecast/public.ts';
import { currentVersion } from '../processes/public.ts';
import { Quota } from '../quotas/public.ts';
import { at, atWork, type Making } from './context.ts';
import type { SampleDeal } from './sales.ts';

/** Targets of the months around today, a little above what the sellers sell, with the heads' view of this month. */
export async function makeTargets(m: Making, teams: string[][], monthly: Decimal): Promise<void> {
  const { currency } = m.ctx.app.settings();
  const ctx = at(m.ctx, m.today.subtract({ months: 6 }));
  const money = (share: number) => ({
    amount: monthly.times(share).toSignificantDigits(2).toFixed(),
    currency,
  });
  for (const team of teams)
    for (const user of team)
      for (let ahead = -5; ahead <= 2; ahead++) {
        const month = m.today.with({ day: 1 }).add({ months: ahead }).toString();
        await createRecord(ctx, Quota, {
          user,
          month,
          metric: 'won',
          amount: money(m.random.pick([0.9, 1, 1.1, 1.3])),
        });
        await createRecord(ctx, Quota, { user, month, metric: 'wonCount', number: m.random.between(1, 3) });
        await createRecord(ctx, Quota, { user, month, metric: 'contacts', number: m.random.between(6, 14) });
      }
  const [head, ...sellers] = teams[0] ?? [];
  for (const user of head ? sellers : [])
    await createRecord({ ...ctx, userId: head ?? null }, Adjustment, {
      user,
      month: m.today.with({ day: 1 }).toString(),
      category: 'commit',
      amount: money(m.random.pick([0.7, 0.8, 1.2])),
      note: m.random.pick(m.texts.results),
    });
}

/** A week ago the open deals were written down; since then some were put off, some judged anew, one went ahead of itself. */
export async function makeTroubles(m: Making, deals: SampleDeal[]): Promise<void> {
  await takeSnapshot(at(m.ctx, m.today.subtract({ days: 7 })));
  const open = deals.filter((d) => d.isOpen);
  for (const [i, deal] of open.entries()) {
    if (i % 9 === 4) await putOff(m, deal);
    if (i % 11 === 5)
      await updateRecord(atWork(m, m.today.subtract({ days: 1 }), deal.customer.owner), Deal, deal.id, {
        category: m.random.pick(['commit', 'bestCase', 'omitted']),
      });
  }
  await jump(m, open);
}

/** What the program sees in all this. */
export async function lookAtTroubles(m: Making): Promise<void> {
  await noteReactions(m.ctx);
  await reckonNorms(m.ctx);
  await reviewFindings(m.ctx);
}

async function putOff(m: Making, deal: SampleDeal): Promise<void> {
  for (let i = 3; i > 0; i--) {
    const expectedOn = m.today.add({ days: 5 + (4 - i) * m.random.between(6, 12) }).toString();
    await updateRecord(atWork(m, m.today.subtract({ days: i }), deal.customer.owner), Deal, deal.id, {
      expectedOn,
    });
  }
}

/** From the first stage to the last open one. */
async function jump(m: Making, open: SampleDeal[]): Promise<void> {
  const stages = (await currentVersion(m.ctx, 'deals.deal'))?.stages.filter((s) => s.kind === 'open') ?? [];
  const [first, last] = [stages[0], stages.at(-1)];
  for (const deal of open.slice(0, 40)) {
    const ctx = atWork(m, m.today.subtract({ days: 2 }), deal.customer.owner);
    if (!first || !last || deal.stage !== first.id) continue;
    const data = { of: 'stage', from: first.name, to: last.name };
    const values = { stage: last.id, stageSince: ctx.now.toISOString() };
    await updateRecord(ctx, Deal, deal.id, values, { isTrusted: true, verb: 'move', data });
    return;
  }
}
