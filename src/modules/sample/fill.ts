import type { App } from '../../platform/app.ts';
import { type Context, transact, userContext } from '../../platform/context.ts';
import type { Job } from '../../platform/module.ts';
import { settle, withBatching } from '../../platform/records/batching.ts';
import { purgeBatch } from '../../platform/records/purge.ts';
import { today } from '../../platform/today.ts';
import { makeAppointments } from './appointments.ts';
import { makeProducts } from './catalogue.ts';
import { texts } from './content.ts';
import type { Making } from './context.ts';
import { lookAtTroubles, makeTargets, makeTroubles } from './control.ts';
import { makeCustomers } from './customers.ts';
import { makeConversations, makeTasks } from './everyday.ts';
import { makePlans } from './plans.ts';
import { makeDeals, monthlySales } from './sales.ts';
import { seeded } from './seeded.ts';
import { makeStaff } from './staff.ts';
import { sampleState, setSampleState } from './state.ts';
import { makeTerritories } from './territories.ts';

export interface FillInput {
  user: string;
}

/** The job: makes the whole sample company, in one transaction a part. A killed run begins again from nothing. */
export const fillSampleJob: Job<FillInput> = {
  name: 'sample.fill',
  run: async (system, { user }) => {
    const state = await sampleState(system);
    if (state.state !== 'filling' || !state.batch) return;
    const ctx = await contextOf(system.app, user, state.batch);
    if (!ctx) return setSampleState(system, { state: 'none' });
    await transact(system, (tx) => purgeBatch(tx, state.batch ?? ''));
    const tell = (progress: number): Promise<void> => setSampleState(system, { ...state, progress });
    await makeAll(ctx, state.seed ?? 1, tell);
    await setSampleState(system, { ...state, state: 'ready', progress: 100 });
  },
};

async function contextOf(app: App, user: string, batch: string): Promise<Context | undefined> {
  const ctx = await userContext(app, user);
  return ctx && { ...ctx, mode: 'historical', batch, reason: 'sample company' };
}

async function makeAll(ctx: Context, seed: number, tell: (progress: number) => Promise<void>): Promise<void> {
  const random = seeded(seed);
  const day = Temporal.PlainDate.from(today(ctx));
  const part = <T>(make: (m: Making) => Promise<T>): Promise<T> =>
    transact(ctx, async (tx) => {
      const batching = withBatching(tx);
      const result = await make({
        ctx: batching,
        random,
        texts: texts[ctx.app.settings().language],
        today: day,
      });
      await settle(batching);
      return result;
    });
  const teams = await part(makeStaff);
  await part((m) => makeTerritories(m, teams));
  const products = await part(makeProducts);
  await tell(5);
  const customers = await part((m) => makeCustomers(m, teams));
  await tell(40);
  const deals = await part((m) =>
    makeDeals(m, customers, products, (done) => tell(40 + Math.round(done / 4))),
  );
  await tell(80);
  await part((m) => makeConversations(m, deals));
  await part((m) => makeAppointments(m, deals));
  await tell(92);
  await part((m) => makePlans(m, teams.flat()));
  await tell(95);
  await part((m) => makeTasks(m, deals));
  await part(async (m) => makeTargets(m, teams, await monthlySales(m, teams.flat().length)));
  await part((m) => makeTroubles(m, deals));
  await part(lookAtTroubles);
}
