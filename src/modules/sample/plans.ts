import { sql } from '../../platform/database/sql.ts';
import { createRecord } from '../../platform/records/write.ts';
import { ContactPolicy, PlannedContact, reviewAll } from '../plans/public.ts';
import { at, type Making, workday } from './context.ts';

/** Days that policies have been at work. */
const SINCE_DAYS = 60;

/** Two policies for the sample's own customers, what came of them so far, and the contacts that they ask for now. */
export async function makePlans(m: Making, sellers: string[]): Promise<void> {
  const theirs = { field: 'owner', op: 'in', value: sellers };
  const key = { all: [theirs, { field: 'segments', op: 'has', value: 'VIP' }] };
  const calls = await makePolicy(m, m.texts.plans.key, {
    condition: key,
    kind: 'call',
    every: 2,
    unit: 'week',
    priority: 1,
  });
  const companies = { all: [theirs, { field: 'kind', op: 'eq', value: 'company' }] };
  await makePolicy(m, m.texts.plans.all, { condition: companies, kind: 'any', every: 3, unit: 'month' });
  await makePast(m, calls);
  await reviewAll(m.ctx);
}

async function makePolicy(m: Making, [name, topic]: [string, string], asks: object): Promise<string> {
  const ctx = at(m.ctx, m.today.subtract({ days: SINCE_DAYS }));
  const values = { name, topic, isActive: true, ...asks };
  return (await createRecord(ctx, ContactPolicy, values, { isTrusted: true })).id;
}

/** Calls to those who matter most came on their days, or a little early or late; some never came. */
async function makePast(m: Making, policy: string): Promise<void> {
  const from = m.today.subtract({ days: SINCE_DAYS }).toString();
  const calls = await m.ctx.db.rows<{ id: string; party: string; author: string; day: string }>(sql`
    select c.id, c.party_id as party, c.author_id as author, (c.at at time zone ${m.ctx.timeZone})::date::text as day
    from call c join party p on p.id = c.party_id
    where c.batch_id = ${m.ctx.batch} and c.outcome = 'talked' and c.at > ${from} and p.segments @> '{VIP}' order by c.at, c.id`);
  const [, topic] = m.texts.plans.key;
  for (const call of calls) {
    const doneOn = Temporal.PlainDate.from(call.day);
    const due = workday(doneOn.subtract({ days: m.random.pick([-1, 0, 0, 0, 1, 2, 4]) }));
    const isMissed = m.random.chance(0.15);
    const outcome = isMissed
      ? { state: 'missed' }
      : {
          state: 'done',
          doneOn: call.day,
          lateDays: due.until(doneOn).days,
          activity: { entity: 'activities.call', id: call.id },
        };
    const dueOn = due.toString();
    const values = {
      party: call.party,
      policy,
      kind: 'call',
      topic,
      assignee: call.author,
      dueOn,
      policyDueOn: dueOn,
    };
    await createRecord(
      at(m.ctx, due),
      PlannedContact,
      { ...values, ...outcome },
      { isTrusted: true, verb: 'planned' },
    );
  }
}
