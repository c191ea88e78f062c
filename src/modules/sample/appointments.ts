import { createRecord } from '../../platform/records/write.ts';
import { Letter, Meeting } from '../activities/public.ts';
import { at, atWork, type Making, workday } from './context.ts';
import { dayWithin, type SampleDeal } from './sales.ts';

const DAYS_AHEAD = 10;
/** Hours of a day at which a seller meets somebody, so that no two of theirs meet. */
const HOURS = [10, 12, 15, 17];

/** Meetings that were held along the deals, letters that went and came, and what is arranged for the coming days. */
export async function makeAppointments(m: Making, deals: SampleDeal[]): Promise<void> {
  for (const deal of deals) {
    if (m.random.chance(0.4)) await makeHeld(m, deal);
    if (m.random.chance(0.4)) await makeLetter(m, deal);
  }
  const taken = new Map<string, number>();
  for (const [i, deal] of deals.filter((d) => d.isOpen).entries()) {
    // Every seventh is the reader's own.
    const organiser = i % 7 === 0 ? (m.ctx.userId ?? deal.customer.owner) : deal.customer.owner;
    const place = taken.get(organiser) ?? 0;
    if (place < 6) await arrange(m, deal, organiser, place);
    taken.set(organiser, place + 1);
  }
}

const who = ({ customer, id }: SampleDeal) => ({
  party: customer.id,
  person: customer.people[0],
  deal: id,
  participants: customer.people.slice(0, 1).map((person) => ({ person })),
});

async function makeHeld(m: Making, deal: SampleDeal): Promise<void> {
  const [title, result] = m.random.pick(m.texts.meetings);
  const starts = at(m.ctx, dayWithin(m, deal), m.random.pick(HOURS)).now;
  await createRecord(
    { ...m.ctx, now: starts, userId: deal.customer.owner },
    Meeting,
    {
      ...who(deal),
      title,
      kind: m.random.pick(['meeting', 'visit']),
      organiser: deal.customer.owner,
      ...lasting(starts),
      state: 'held',
      result,
    },
    { isTrusted: true, verb: 'hold' },
  );
}

async function arrange(m: Making, deal: SampleDeal, organiser: string, place: number): Promise<void> {
  const [title] = m.random.pick(m.texts.meetings);
  const day = weekday(m.today.add({ days: 1 + ((place * 3 + m.random.between(0, 1)) % DAYS_AHEAD) }));
  const starts = at(m.ctx, day, HOURS[place % HOURS.length]).now;
  await createRecord(atWork(m, m.today.subtract({ days: 2 }), organiser), Meeting, {
    ...who(deal),
    title,
    kind: m.random.pick(['meeting', 'visit']),
    organiser,
    ...lasting(starts),
  });
}

const lasting = (starts: Date) => ({
  startsAt: starts.toISOString(),
  endsAt: new Date(starts.getTime() + 3_600_000).toISOString(),
});

/** The day or, at a weekend, the Monday after it. */
const weekday = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.add({ days: day.dayOfWeek > 5 ? 8 - day.dayOfWeek : 0 });

async function makeLetter(m: Making, deal: SampleDeal): Promise<void> {
  const [subject, text] = m.random.pick(m.texts.letters);
  const ctx = atWork(m, workday(deal.from.add({ days: m.random.between(0, 5) })), deal.customer.owner);
  if (ctx.now > m.ctx.now) return;
  await createRecord(ctx, Letter, {
    party: deal.customer.id,
    person: deal.customer.people[0],
    deal: deal.id,
    author: deal.customer.owner,
    direction: m.random.pick(['outgoing', 'outgoing', 'incoming']),
    channel: m.random.pick(['email', 'email', 'messenger']),
    at: ctx.now.toISOString(),
    subject,
    text,
  });
}
