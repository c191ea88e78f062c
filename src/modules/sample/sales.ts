import { Decimal } from 'decimal.js';
import { sql } from '../../platform/database/sql.ts';
import { createRecord, updateRecord } from '../../platform/records/write.ts';
import { Deal } from '../deals/public.ts';
import { currentVersion, type StageRow } from '../processes/public.ts';
import { atWork, type Making, workday } from './context.ts';
import type { Customer } from './customers.ts';

export interface SampleDeal {
  id: string;
  customer: Customer;
  isOpen: boolean;
  /** Where it stands, of an open one. */
  stage: string | undefined;
  from: Temporal.PlainDate;
  until: Temporal.PlainDate;
}

/** A working day while the deal was under way. */
export const dayWithin = (m: Making, { from, until }: SampleDeal): Temporal.PlainDate =>
  workday(from.add({ days: m.random.between(0, Math.max(0, from.until(until).days - 1)) }));

const DEALS = 150;

/** Deals over nine months, in every stage, each with the way that it has gone. */
export async function makeDeals(
  m: Making,
  customers: Customer[],
  products: string[],
  tell: (done: number) => Promise<void>,
): Promise<SampleDeal[]> {
  const stages = (await currentVersion(m.ctx, 'deals.deal'))?.stages ?? [];
  const reasons = await m.ctx.db.rows<{ id: string }>(
    sql`select id from choice where list = 'deals.lossReason' and deleted_at is null order by position`,
  );
  const deals: SampleDeal[] = [];
  for (let i = 0; i < DEALS; i++) {
    const fate = i % 8 < 3 ? 'won' : i % 8 < 5 ? 'lost' : 'open';
    deals.push(
      await makeDeal(m, m.random.pick(customers), fate, {
        stages,
        reasons: reasons.map((r) => r.id),
        products,
        open: deals.filter((d) => d.isOpen).length,
      }),
    );
    if (i % 25 === 24) await tell(i + 1);
  }
  return deals;
}

/** What a seller sells in a month, on average over the nine months of the deals, in the company's currency. */
export async function monthlySales(m: Making, sellers: number): Promise<Decimal> {
  const [row] = await m.ctx.db.rows<{ won: string | null }>(
    sql`select sum(amount_base)::text as won from deal where outcome = 'won' and batch_id = ${m.ctx.batch ?? null}`,
  );
  return new Decimal(row?.won ?? 0).div(MONTHS * Math.max(1, sellers));
}
const MONTHS = 9;

interface Around {
  stages: StageRow[];
  reasons: string[];
  products: string[];
  /** How many open ones there are already: they stand in every stage by turns. */
  open: number;
}

async function makeDeal(
  m: Making,
  customer: Customer,
  fate: 'won' | 'lost' | 'open',
  around: Around,
): Promise<SampleDeal> {
  const { random } = m;
  const open = around.stages.filter((s) => s.kind === 'open');
  const took = random.between(12, 70);
  const longAgo = fate === 'open' ? random.between(2, 55) : random.between(took + 1, 270);
  const earliest = customer.since.until(m.today).days;
  const from = workday(m.today.subtract({ days: Math.min(longAgo, Math.max(earliest, took + 1)) }));
  const reached =
    fate === 'open'
      ? around.open % open.length
      : fate === 'won'
        ? open.length - 1
        : random.between(0, open.length - 1);
  const { id } = await createRecord(atWork(m, from, customer.owner), Deal, {
    name: random.pick(m.texts.deals),
    party: customer.id,
    contact: customer.people[0],
    owner: customer.owner,
    stage: open[0]?.id,
    openedOn: from.toString(),
    stageSince: from.toZonedDateTime(m.ctx.timeZone).toInstant().toString(),
    expectedOn: fate === 'open' ? workday(m.today.add({ days: random.between(-6, 60) })).toString() : null,
    lines: linesOf(m, around.products),
  });
  const until = fate === 'open' ? m.today : from.add({ days: took });
  const days = from.until(until).days;
  for (let i = 1; i <= reached; i++) {
    const day = workday(from.add({ days: Math.floor((days * i) / (reached + 2)) }));
    await move(m, { id, by: customer.owner, day, from: open[i - 1], to: open[i] }, 'move', {});
  }
  if (fate !== 'open') {
    const to = around.stages.find((s) => s.kind === fate);
    await close(m, { id, by: customer.owner, day: workday(until), from: open[reached], to }, fate, around);
  }
  return { id, customer, isOpen: fate === 'open', stage: open[reached]?.id, from, until };
}

function linesOf({ random }: Making, products: string[]): object[] {
  const goods = products.slice(0, 9);
  const chosen = [...new Set(Array.from({ length: random.between(1, 3) }, () => random.pick(goods)))];
  const lines = chosen.map((product, position) => ({
    product,
    position,
    quantity: String(random.pick([2, 4, 6, 10, 12, 20, 35])),
    discount: random.pick(['0', '0', '3', '5', '7.5']),
  }));
  const service = random.chance(0.5) ? products[10] : undefined;
  return service ? [...lines, { product: service, position: lines.length, quantity: '1' }] : lines;
}

/** A deal's move on a day, by its seller. */
interface Move {
  id: string;
  by: string;
  day: Temporal.PlainDate;
  from: StageRow | undefined;
  to: StageRow | undefined;
}

async function close(m: Making, step: Move, fate: 'won' | 'lost', { reasons }: Around): Promise<void> {
  const lost = {
    lossReason: m.random.pick(reasons),
    lossNote: m.random.chance(0.5) ? m.random.pick(m.texts.losses) : null,
  };
  const values = { outcome: fate, closedOn: step.day.toString(), ...(fate === 'lost' ? lost : {}) };
  await move(m, step, fate === 'won' ? 'win' : 'lose', values);
}

async function move(m: Making, { id, by, day, from, to }: Move, verb: string, values: object): Promise<void> {
  if (!to) return;
  const ctx = atWork(m, day, by);
  const next = { ...values, stage: to.id, stageSince: ctx.now.toISOString() };
  const data = { of: 'stage', from: from?.name ?? null, to: to.name };
  await updateRecord(ctx, Deal, id, next, { isTrusted: true, verb, data });
}
