import type { Client } from '../../testing/client.ts';
import type { TestApp } from '../../testing/fixture.ts';
import { randomFrom } from '../../testing/random.ts';

/** What the deals of the tests point to. */
export interface Ground {
  anna: Client;
  boris: Client;
  parties: string[];
  deals: string[];
}

/** Deals of two sellers with customers of both, with gaps, in all outcomes, on days and at moments that differ by zone. */
export async function sampleDeals(t: TestApp, count: number, seed: number): Promise<Ground> {
  const random = randomFrom(seed);
  const anna = await t.user('seller', { name: 'Anna' });
  const boris = await t.user('seller', { name: 'Boris' });
  const people = [anna, boris];
  const parties: string[] = [];
  const regions = (
    await t.owner.get('/choices', { filter: { field: 'list', op: 'eq', value: 'contacts.region' } })
  ).body.items;
  for (let i = 0; i < 8; i++) {
    const region = i % 3 ? (regions[i % 2]?.id ?? null) : null;
    const made = await people[i % 2]?.post('/companies', { name: `Customer ${i}`, region });
    parties.push(made?.body.id ?? '');
  }
  const deals: string[] = [];
  for (let i = 0; i < count; i++) {
    const mine = random.between(0, 1);
    const party = parties[random.between(0, 3) * 2 + mine];
    const made = await people[mine]?.post('/deals', {
      name: `Deal ${i}`,
      party,
      amount: random.chance(0.8) ? { amount: String(random.between(1, 500)), currency: 'UZS' } : null,
    });
    deals.push(made?.body.id ?? '');
  }
  await scatter(t, deals, random, [anna.id, boris.id, null]);
  return { anna, boris, parties, deals };
}

async function scatter(
  t: TestApp,
  deals: string[],
  random: ReturnType<typeof randomFrom>,
  owners: (string | null)[],
): Promise<void> {
  const stages = (await t.owner.get('/stages', { limit: 20 })).body.items.map((s) => s.id);
  const reasons = (
    await t.owner.get('/choices', { filter: { field: 'list', op: 'eq', value: 'deals.lossReason' } })
  ).body.items.map((c) => c.id);
  const first = Temporal.PlainDate.from('2025-01-01');
  for (const id of deals) {
    const outcome = random.pick(['open', 'won', 'lost']);
    const opened = first.add({ days: random.between(0, 500) });
    const closed = opened.add({ days: random.between(1, 90) });
    const moment = `${opened.toString()}T${random.pick(['00:30', '18:59', '19:01', '23:59', '12:00'])}:00Z`;
    await t.db.raw(
      `update deal set outcome = $2, opened_on = $3, closed_on = $4, created_at = $5, stage_since = $5, stage_id = $6,
        loss_reason_id = $7, owner_id = $8, number = $9, tags = $10 where id = $1`,
      [
        id,
        outcome,
        random.chance(0.9) ? opened.toString() : null,
        outcome === 'open' ? null : closed.toString(),
        moment,
        random.pick(stages),
        outcome === 'lost' && random.chance(0.8) ? random.pick(reasons) : null,
        random.pick(owners),
        random.pick(['', 'A', 'B', null]),
        ['new', 'urgent', 'partner'].filter(() => random.chance(0.4)),
      ],
    );
  }
  await t.db.raw(`update party set segments = case mod(ascii(right(name, 1)), 3)
    when 0 then '{}' when 1 then '{retail}' else '{retail,export}' end::text[]`);
}
