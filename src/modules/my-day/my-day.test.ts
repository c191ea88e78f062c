import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../platform/database/sql.ts';
import type { Client } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { reckonNorms, reviewFindings } from '../control/public.ts';
import type { DayItem } from './day-items.ts';
import { inOrder } from './order.ts';

let t: TestApp;
let anna: Client;
let boris: Client;
let party: string;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'UTC' });
  anna = await t.user('seller', { name: 'Anna' });
  boris = await t.user('seller', { name: 'Boris' });
  party = (await anna.post<{ id: string }>('/companies', { name: 'Acme' })).body.id;
});
afterAll(() => t.close());

interface Day {
  items: { entity: string; id: string; title: string; reason: { code: string }; party: string | null }[];
  customers: { id: string; name: string; openDeals: number; lastEntity: string | null }[];
}
const dayOf = async (who: Client): Promise<Day> => (await who.get<Day>('/my-day')).body;
const day = (offset?: number): string => t.day(offset);
const inMinutes = (n: number): string => new Date(t.app.now().getTime() + n * 60_000).toISOString();

test('what waits today stands in order with its reason and the customer’s context, for its seller alone', async () => {
  await anna.post('/tasks', { title: 'Later', party, dueOn: day(1) });
  await anna.post('/tasks', { title: 'Today', party, dueOn: day(0) });
  await anna.post('/tasks', { title: 'Late', party, dueOn: day(-3) });
  await anna.post('/meetings', { title: 'Demo', party, startsAt: inMinutes(-30) });
  await anna.post('/planned-contacts', { party, kind: 'call', topic: 'News', dueOn: day(-1) });
  const deal = (await anna.post<{ id: string }>('/deals', { name: 'Silent', party })).body.id;
  await t.db.rows(sql`update deal set stage_since = now() - interval '40 days' where id = ${deal}`);
  await t.db.rows(sql`update task set state = 'done' where deal_id = ${deal}`);
  await anna.post('/calls/log', { party });

  const { items, customers } = await dayOf(anna);
  expect(items.map((i) => [i.title, i.reason.code])).toEqual([
    ['Late', 'task_late'],
    ['Demo', 'meeting_over'],
    ['News', 'contact_late'],
    ['Today', 'task_today'],
    ['Silent', expect.stringMatching(/late_in_stage|nothing_planned/)],
  ]);
  expect(customers).toMatchObject([{ id: party, name: 'Acme', openDeals: 1, lastEntity: 'activities.call' }]);
  expect((await dayOf(boris)).items).toEqual([]);
});

test('what the control found about a deal is its reason, in figures', async () => {
  t.pass({ days: 20 });
  const deal = (await anna.post('/deals', { name: 'Slow', party })).body.id;
  await t.db.rows(sql`update deal set stage_since = ${inMinutes(-30 * 1440)} where id = ${deal}`);
  await t.db.rows(sql`update task set state = 'done' where deal_id = ${deal}`);
  await anna.post('/calls/log', { party });
  await reckonNorms(t.system());
  await reviewFindings(t.system());
  const slow = (await dayOf(anna)).items.find((i) => i.id === deal);
  expect(slow?.reason).toEqual({ code: 'stuck', params: { days: 30, usual: 14 } });
  t.pass({ days: -20 });
});

test('who stands in for a colleague has the colleague’s day too, and a colleague who takes part the meeting', async () => {
  await anna.post('/meetings', {
    title: 'Together',
    party,
    startsAt: inMinutes(0),
    participants: [{ user: boris.id }],
  });
  expect((await dayOf(boris)).items.map((i) => i.title)).toEqual(['Together']);
  const made = await t.owner.post('/delegations', {
    from: anna.id,
    to: boris.id,
    since: day(0),
    until: day(2),
  });
  expect(made.status).toBe(201);
  expect((await dayOf(boris)).items.map((i) => i.title)).toContain('Late');
});

test('a meeting about to begin is first, important and late work before the rest', () => {
  const now = new Date('2026-11-24T09:00:00Z');
  const item = (id: string, more: Partial<DayItem>): DayItem => ({
    entity: 'activities.task',
    id,
    version: 1,
    kind: 'task',
    title: id,
    user: 'u',
    party: null,
    person: null,
    deal: null,
    at: null,
    dueOn: '2026-11-24',
    isImportant: false,
    reason: null,
    days: null,
    usual: null,
    amount: null,
    ...more,
  });
  const items = [
    item('deal', { entity: 'deals.deal', reason: 'nothing_planned' }),
    item('evening', { entity: 'activities.meeting', at: '2026-11-24T16:00:00Z' }),
    item('noon', { entity: 'activities.meeting', at: '2026-11-24T12:00:00Z' }),
    item('today', {}),
    item('late', { dueOn: '2026-11-20' }),
    item('important', { dueOn: '2026-11-23', isImportant: true }),
    item('soon', { entity: 'activities.meeting', at: '2026-11-24T09:30:00Z' }),
    item('contact', { entity: 'plans.contact', dueOn: '2026-11-10' }),
  ];
  expect(inOrder(items, now, '2026-11-24').map((i) => i.id)).toEqual([
    'soon',
    'important',
    'late',
    'contact',
    'today',
    'noon',
    'evening',
    'deal',
  ]);
});
