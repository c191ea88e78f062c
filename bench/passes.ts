import { ContactPolicy } from '../src/modules/plans/policy.entity.ts';
import { reviewAll, reviewPlans } from '../src/modules/plans/review.ts';
import { systemContext, transact } from '../src/platform/context.ts';
import { createRecord } from '../src/platform/records/write.ts';
import { type Installation, startInstallation } from './installation.ts';
import { median } from './load.ts';

interface Passes {
  customers: number;
  /** Plans for all who have none yet. */
  firstSeconds: number;
  /** The same again: what a night costs in which nothing is due. */
  nightSeconds: number;
  /** After a call with one customer, median of two hundred. */
  afterCallMs: number;
}

/**
 * The passes over plans of contacts at two scales: how long they take, and how they grow while customers grow tenfold. The
 * promise is that a night is enough and that an event costs the same however many customers there are.
 */
export async function measurePasses(from: number, to: number): Promise<void> {
  const [small, large] = [await passesAt(from), await passesAt(to)];
  for (const figure of ['firstSeconds', 'nightSeconds', 'afterCallMs'] as const)
    console.log(
      JSON.stringify({
        figure: `plans of contacts: ${figure}`,
        customers: large.customers,
        value: large[figure],
        growth: Number((large[figure] / small[figure]).toFixed(2)),
        ofCustomers: Number((large.customers / small.customers).toFixed(2)),
      }),
    );
}

async function passesAt(scale: number): Promise<Passes> {
  const installation = await startInstallation(scale);
  try {
    await addPolicies(installation);
    const { app } = installation;
    const pass = (): Promise<number> => secondsOf(() => reviewAll(systemContext(app, 'bench')));
    const { rows } = await app.db.raw('select count(*)::int as count from party');
    return {
      customers: (rows[0] as { count: number }).count,
      firstSeconds: await pass(),
      nightSeconds: await pass(),
      afterCallMs: await afterCall(installation),
    };
  } finally {
    await installation.close();
  }
}

/** Companies are called each month and met each quarter, people written to twice a year. */
async function addPolicies({ app }: Installation): Promise<void> {
  await transact(systemContext(app, 'bench'), async (ctx) => {
    await ctx.db.raw('delete from planned_contact');
    const policies = [
      { name: 'Call', kind: 'call', unit: 'month', every: 1, condition: ofKind('company') },
      { name: 'Meet', kind: 'meeting', unit: 'month', every: 3, condition: ofKind('company') },
      { name: 'Write', kind: 'any', unit: 'month', every: 6, condition: ofKind('person') },
    ];
    for (const policy of policies)
      await createRecord(ctx, ContactPolicy, { ...policy, isActive: true }, { isTrusted: true });
  });
}
const ofKind = (kind: string): object => ({ field: 'kind', op: 'in', value: [kind] });

async function afterCall({ app, company }: Installation): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    await app.db.raw(
      `insert into call (id, party_id, author_id, direction, outcome, at, created_at, updated_at, version, custom)
        select gen_random_uuid(), id, owner_id, 'outgoing', 'talked', now(), now(), now(), 1, '{}' from party where id = $1`,
      [company],
    );
    times.push(await secondsOf(() => reviewPlans(systemContext(app, 'bench'), [company])));
  }
  return Number((median(times) * 1000).toFixed(1));
}

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return Number(((performance.now() - start) / 1000).toFixed(3));
}
