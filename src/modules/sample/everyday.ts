import { createRecord } from '../../platform/records/write.ts';
import { Call, Note, Task } from '../activities/public.ts';
import { Impression } from '../contacts/public.ts';
import { type Mood, texts } from './content.ts';
import { atWork, type Making, workday } from './context.ts';
import type { Customer } from './customers.ts';
import { dayWithin, type SampleDeal } from './sales.ts';

/** Calls, notes and impressions along the deals. */
export async function makeConversations(m: Making, deals: SampleDeal[]): Promise<void> {
  for (const deal of deals) {
    for (let i = 0; i < m.random.between(0, 2); i++) await makeCall(m, deal);
    if (m.random.chance(0.5)) await makeNote(m, deal);
    if (m.random.chance(0.4)) await makeImpression(m, deal.customer, dayWithin(m, deal));
  }
}

async function makeCall(m: Making, deal: SampleDeal): Promise<void> {
  const { random } = m;
  const ctx = atWork(m, dayWithin(m, deal), deal.customer.owner);
  const isTalk = random.chance(0.75);
  await createRecord(
    ctx,
    Call,
    {
      party: deal.customer.id,
      person: deal.customer.people[0],
      deal: deal.id,
      author: deal.customer.owner,
      direction: random.chance(0.7) ? 'outgoing' : 'incoming',
      outcome: isTalk ? 'talked' : random.pick(['noAnswer', 'busy', 'callBack']),
      at: ctx.now.toISOString(),
      duration: isTalk ? random.between(40, 900) : 0,
      result: isTalk ? random.pick(m.texts.calls) : null,
    },
    { verb: 'log' },
  );
}

async function makeNote(m: Making, deal: SampleDeal): Promise<void> {
  const ctx = atWork(m, dayWithin(m, deal), deal.customer.owner);
  await createRecord(ctx, Note, {
    party: deal.customer.id,
    deal: deal.id,
    author: deal.customer.owner,
    at: ctx.now.toISOString(),
    text: m.random.pick(m.texts.notes),
  });
}

/** In the language in which the customer is spoken with. */
async function makeImpression(m: Making, customer: Customer, day: Temporal.PlainDate): Promise<void> {
  const mood: Mood = m.random.pick([
    'delighted',
    'pleased',
    'pleased',
    'pleased',
    'neutral',
    'neutral',
    'unhappy',
    'angry',
  ]);
  const ctx = atWork(m, day, customer.owner);
  const text = m.random.pick(texts[customer.language].impressions[mood]);
  await createRecord(ctx, Impression, {
    party: customer.id,
    about: customer.people[0],
    author: customer.owner,
    at: ctx.now.toISOString(),
    mood,
    text,
  });
}

/** Work around today: late, due and to come; some of it the reader's own. */
export async function makeTasks(m: Making, deals: SampleDeal[]): Promise<void> {
  const open = deals.filter((d) => d.isOpen);
  for (const [i, deal] of open.entries()) {
    await makeTask(
      m,
      deal,
      workday(m.today.add({ days: m.random.between(-4, 12) })),
      i % 8 === 0 ? m.ctx.userId : deal.customer.owner,
      false,
    );
    if (m.random.chance(0.5))
      await makeTask(
        m,
        deal,
        workday(m.today.subtract({ days: m.random.between(3, 30) })),
        deal.customer.owner,
        true,
      );
  }
  for (const [i, deal] of open.slice(0, 4).entries())
    await makeTask(m, deal, m.today.add({ days: i < 3 ? 0 : 1 }), m.ctx.userId, false);
}

async function makeTask(
  m: Making,
  deal: SampleDeal,
  due: Temporal.PlainDate,
  assignee: string | null,
  isDone: boolean,
): Promise<void> {
  const { random } = m;
  const [title, kind] = random.pick(m.texts.tasks);
  const planned = workday(
    Temporal.PlainDate.compare(due, m.today) > 0 ? m.today.subtract({ days: 1 }) : due.subtract({ days: 2 }),
  );
  const done = isDone
    ? {
        state: 'done',
        doneAt: atWork(m, due, deal.customer.owner).now.toISOString(),
        doneBy: assignee,
        result: random.pick(m.texts.results),
      }
    : {};
  await createRecord(
    atWork(m, planned, deal.customer.owner),
    Task,
    {
      title,
      kind,
      dueOn: due.toString(),
      assignee,
      party: deal.customer.id,
      deal: deal.id,
      priority: random.pick(['normal', 'normal', 'high', 'low']),
      ...done,
    },
    { isTrusted: true },
  );
}
