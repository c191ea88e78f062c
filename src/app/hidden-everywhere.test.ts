import { afterAll, beforeAll, expect, test } from 'vitest';
import { Role, RoleAssignment } from '../platform/access/organisation.entity.ts';
import { AccountTeamMember } from '../platform/access/sharing.entity.ts';
import { transact } from '../platform/context.ts';
import { sql } from '../platform/database/sql.ts';
import type { Values } from '../platform/module.ts';
import { createRecord } from '../platform/records/write.ts';
import { separateHiddenWords } from '../platform/search/separate.ts';
import { type Client, signedIn } from '../testing/client.ts';
import { startTestApp, type TestApp } from '../testing/fixture.ts';
import { modules } from './modules.ts';

/**
 * A hidden field is hidden on every road, those that nobody thought of among them: every reading route is asked for
 * records whose fields hold words and amounts that stand nowhere else.
 */
const entities = {
  'contacts.company': ['name', 'legalName', 'description', 'city', 'website', 'revenue'],
  'contacts.person': ['firstName', 'lastName', 'description', 'city'],
  'deals.deal': ['name', 'description', 'number', 'amount'],
  'deals.line': ['name', 'price'],
  'activities.task': ['title', 'description'],
  'activities.meeting': ['title', 'place', 'agenda'],
  'activities.series': ['title', 'place', 'agenda'],
  'activities.call': ['result', 'number'],
  'activities.letter': ['subject', 'text'],
  'activities.note': ['text'],
  'contacts.channel': ['value', 'label'],
  'contacts.impression': ['text'],
  'plans.contact': ['topic'],
} as const;
type Marked = keyof typeof entities;
/** What is copied or made from marked fields is as hidden as they. */
const alsoHidden: Record<string, string[]> = {
  'contacts.party': ['phone', 'email', 'name'],
  'deals.deal': ['expectedAmount', 'lossNote', 'stage'],
  'deals.line': ['total'],
};

let t: TestApp;
const marks = new Map<string, string>();
const ids = new Map<string, string[]>();
let serial = 0;

beforeAll(async () => {
  t = await startTestApp();
}, 120_000);
afterAll(() => t.close());

test('no reading route tells a hidden field, nor anything of records that may not be seen', async () => {
  const blinkered = await colleague('Blinkered', 'all');
  const shutOut = await colleague('Shut out', 'none');
  await makeRecords([blinkered.id, shutOut.id]);
  await transact(t.system(), (ctx) => ctx.app.refresh());
  await separateHiddenWords.run(t.system(), nothing);
  const paths = readingPaths([blinkered.id, shutOut.id]);
  expect(paths.length).toBeGreaterThan(300);
  // The marks are there to be found: who may see everything finds them all.
  expect(missing(await toldBy(t.owner, paths))).toEqual([]);
  expect(await toldBy(blinkered, paths)).toEqual([]);
  expect(await toldBy(shutOut, paths)).toEqual([]);
  const lost = `/deals/${ids.get('deals.deal')?.[1]}/timeline`;
  expect((await t.owner.get(lost)).text).toContain('"from":');
  expect((await blinkered.get(lost)).text).not.toContain('"from":');
}, 600_000);

const missing = (told: string[]): string[] =>
  [...marks.keys()].filter((of) => !told.some((line) => line.endsWith(of)));

const nothing = {
  id: '',
  at: '',
  actor: null,
  entity: 'access.role',
  record: null,
  verb: 'created',
  data: {},
  batch: null,
};

/** Every route with these records and these days put in where it asks for them. */
function readingPaths(users: string[]): string[] {
  return t.routes
    .filter((r) => r.method === 'GET' && r.url.startsWith('/api/v1/') && !/\*|\/events$/.test(r.url))
    .flatMap(({ url }) => {
      const path = url.slice('/api/v1'.length);
      const base = path.split('/')[1] ?? '';
      const known = t.app.registry.byRoute(base);
      const own = path.includes('/meetings/:id/') ? 'activities.meeting' : known?.name;
      if (path.includes('/:id')) return (ids.get(own ?? '') ?? []).map((id) => path.replace(':id', id));
      return path.includes('/:') ? [] : questions(path, users);
    });
}

function questions(path: string, users: string[]): string[] {
  const day = (add: number): string => Temporal.Now.plainDateISO().add({ days: add }).toString();
  const at = (add: number): string => `${day(add)}T00:00:00Z`;
  const q = (o: Record<string, string>): string => `${path}?${new URLSearchParams(o)}`;
  const period = { from: day(-40), until: day(40) };
  const monday = (weeks: number): string => {
    const now = Temporal.Now.plainDateISO();
    return now.subtract({ days: now.dayOfWeek - 1 - weeks * 7 }).toString();
  };
  const metrics = modules.flatMap((m) => (m.metrics ?? []).map((metric) => metric.name));
  switch (path) {
    case '/calendar':
      return [q({ from: day(-20), to: day(60), users: users.join() }), q({ from: day(-20), to: day(60) })];
    case '/calendar/busy':
      return [q({ users: users.join(), from: at(-5), to: at(5) })];
    case '/forecast/changes':
      return [q({ from: monday(-1) }), q({ from: monday(0) })];
    case '/forecast':
    case '/control/team':
    case '/control/company':
      return [q(period)];
    case '/figures':
      return metrics.flatMap((m) => [
        q({ metrics: m, ...period }),
        q({ metrics: m, group: 'owner', ...period }),
      ]);
    case '/aggregate':
      return aggregates(q);
    case '/search':
      return [...marks.values()].map((word) => q({ q: word.slice(0, -2) }));
    case '/comments/people':
    case '/comments/following':
      return [...ids].flatMap(([entity, list]) => list.map((id) => q({ entity, id })));
    default:
      return path.endsWith('/export') ? ['csv', 'vcf'].map((format) => q({ format })) : [path];
  }
}

const aggregates = (q: (o: Record<string, string>) => string): string[] =>
  Object.entries(entities).flatMap(([entity, fields]) =>
    fields.map((field) =>
      ['amount', 'price', 'revenue'].includes(field)
        ? q({ entity, measures: JSON.stringify([{ fn: 'sum', field }]) })
        : q({ entity, measures: '[{"fn":"count"}]', groups: JSON.stringify([{ field }]) }),
    ),
  );

/** Which marks stand in which answers; an amount is known by its digits, however it is written. */
async function toldBy(who: Client, paths: string[]): Promise<string[]> {
  const told: string[] = [];
  for (const path of paths) {
    const answer = await who.get(path);
    if (answer.status >= 500) told.push(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    const digits = answer.text.replace(/(?<=\d)[\s,\u00a0\u202f]+(?=\d)/g, '');
    for (const [of, mark] of marks)
      if (
        !decodeURIComponent(path).includes(mark.slice(0, -2)) &&
        (answer.text.includes(mark) || digits.includes(mark))
      )
        told.push(`${who.name} GET ${path.replace(/[0-9a-f-]{36}/g, ':id')}: ${of}`);
  }
  return [...new Set(told)];
}

async function colleague(name: string, read: 'all' | 'none'): Promise<Client> {
  const user = await t.user([], { name });
  const own = Object.fromEntries(
    Object.entries(entities).map(([entity, fields]) => [t.app.registry.entity(entity).base, fields]),
  );
  const hidden = (base: string): string[] => [
    ...Object.entries(entities)
      .filter(([entity]) => t.app.registry.entity(entity).base === base)
      .flatMap(([, fields]) => [...fields]),
    ...(alsoHidden[base] ?? []),
  ];
  const modes = Object.keys(own).map((base) => [
    base,
    Object.fromEntries(hidden(base).map((field) => [field, 'hidden'])),
  ]);
  const right = { read, write: read, remove: read, create: true, export: true };
  const permissions = {
    entities: { '*': right },
    fields: read === 'all' ? Object.fromEntries(modes) : {},
    rights: ['import', 'bulk', 'shareViews', 'seeAudit', 'lookUp', 'manageTeams'],
  };
  await transact(t.system(), async (ctx) => {
    const role = await createRecord(ctx, Role, { name, permissions });
    await createRecord(ctx, RoleAssignment, { user: user.id, role: role.id, from: '2020-01-01' });
  });
  t.app.access.forget();
  return signedIn(t.app, t.server, user.id, name);
}

/** Records of every kind with marks in their fields, some of them as the pages of the control look for them. */
async function makeRecords(users: string[]): Promise<void> {
  const day = (add: number): string => Temporal.Now.plainDateISO().add({ days: add }).toString();
  const [user = ''] = users;
  await transact({ ...t.system(), mode: 'historical' }, async (ctx) => {
    const add = async (entity: Marked, values: Values): Promise<string> => {
      const full = { ...values, ...marked(entity) };
      const how = { isTrusted: true };
      const { id } = await createRecord(ctx, ctx.app.registry.entity(entity), full, how);
      const family = [entity, ctx.app.registry.entity(entity).base];
      for (const name of new Set(family)) ids.set(name, [...(ids.get(name) ?? []), id]);
      return id;
    };
    const stamp = (add: number): string => `${day(add)}T06:00:00Z`;
    const party = await add('contacts.company', { owner: user });
    const buyer = await add('contacts.company', { owner: user });
    const person = await add('contacts.person', { owner: user, company: party });
    const deal = await add('deals.deal', {
      ...{ party, owner: user, contact: person, category: 'commit' },
      ...{ openedOn: day(-100), expectedOn: day(-1) },
    });
    await add('deals.deal', { party, owner: user, openedOn: day(-100), expectedOn: day(10) });
    const sold = await add('deals.deal', { party: buyer, owner: user, openedOn: day(-300) });
    const quiet = await add('contacts.company', { owner: user });
    await add('deals.deal', { party: quiet, owner: user, openedOn: day(-100), expectedOn: day(-1) });
    await ctx.db.rows(sql`update deal set outcome = 'won', closed_on = ${day(-200)} where id = ${sold}`);
    const about = { party, deal };
    await add('deals.line', { deal, quantity: '1' });
    await add('activities.task', { ...about, assignee: user, dueOn: day(0) });
    const meeting = { ...about, person, organiser: user, startsAt: stamp(1), endsAt: `${day(1)}T07:00:00Z` };
    await add('activities.meeting', meeting);
    await add('activities.meeting', {
      ...meeting,
      state: 'held',
      startsAt: stamp(-3),
      endsAt: `${day(-3)}T07:00:00Z`,
    });
    await add('activities.series', {
      ...{
        party,
        organiser: user,
        rule: 'FREQ=WEEKLY',
        startsOn: day(2),
        startTime: '10:00',
        timeZone: 'Asia/Tashkent',
      },
    });
    const past = { ...about, author: user, at: stamp(-30) };
    await add('activities.call', { ...past, person });
    await add('activities.letter', { ...past, person });
    await add('activities.note', past);
    await add('contacts.channel', { party, kind: 'email' });
    await add('contacts.impression', { party, author: user, mood: 'angry' });
    await add('plans.contact', { party, assignee: user, dueOn: day(0) });
    for (const other of users.slice(1))
      await createRecord(ctx, AccountTeamMember, { party: buyer, user: other, from: '2999-01-01' });
  });
  await loseDeal((ids.get('deals.deal') ?? [])[1] ?? '');
  for (const name of ['control.review', 'forecast.snapshot']) await runJob(name);
}

/** What a verb writes down of hidden fields is as hidden, in the audit and on the timeline. */
async function loseDeal(deal: string): Promise<void> {
  const filter = { field: 'list', op: 'eq', value: 'deals.lossReason' };
  const { body } = await t.owner.get('/choices', { filter });
  marks.set('deals.deal.lossNote', 'zqlossxwv');
  const input = { reason: body.items[0]?.id, note: 'zqlossxwv' };
  const answer = await t.owner.post(`/deals/${deal}/lose`, input);
  expect(answer.status, answer.text).toBe(200);
}

async function runJob(name: string): Promise<void> {
  const job = t.app.registry.jobs.find((j) => j.name === name);
  if (!job) throw new Error(`no job ${name}: ${t.app.registry.jobs.map((j) => j.name).join()}`);
  await job.run(t.system(), {} as never);
}

/** Values that stand nowhere else: letters alone in words, so that no search or format takes them apart. */
function marked(entity: Marked): Values {
  const values: Values = {};
  for (const field of entities[entity]) {
    serial += 1;
    const of = `${entity}.${field} ${serial}`;
    const isMoney = ['amount', 'price', 'revenue'].includes(field);
    const word = `zq${String(serial).replace(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? '')}xwv`;
    const amount = String(7_654_000 + serial * 37);
    marks.set(of, isMoney ? amount : word);
    values[field] = isMoney ? { amount, currency: 'UZS' } : field === 'value' ? `${word}@example.org` : word;
  }
  return values;
}
