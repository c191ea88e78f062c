import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/uuid.ts';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { type Random, randomFrom } from '../../testing/random.ts';
import { seed } from '../../testing/seed.ts';
import { isQuiet, localDay, morningOf, type Person, type StandIn, toTell } from './expected.testing.ts';
import { remind } from './remind.ts';
import { makeDoings } from './simulation.testing.ts';

/** Days of work over four zones, each run around a change of their clocks: sampled by the seed, many with FULL=1. */
const runs = process.env['FULL'] === '1' ? 100 : 3;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tashkent', 'Australia/Lord_Howe'];
const changes = ['2026-10-04', '2026-10-25', '2026-11-01', '2027-03-14', '2027-03-28', '2027-04-04'];
const STEPS = 60;

let t: TestApp;
let users: string[];
let party: string;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  users = (await Promise.all(zones.map(() => t.user('seller')))).map((u) => u.id);
  const [chief = '', head = '', ...rest] = users;
  const all = await t.department('All', { head: chief });
  const sales = await t.department('Sales', { parent: all, head });
  for (const user of [head, ...rest]) await t.member(sales, user);
  await t.member(all, chief);
  party = (await t.owner.post('/companies', { name: 'Acme' })).body.id;
  for (const [i, zone] of zones.entries())
    await t.db.rows(sql`update app_user set time_zone = ${zone} where id = ${users[i] ?? ''}`);
});
afterAll(() => t.close());

test.each(Array.from({ length: runs }, (_, i) => seed + i))(
  'run %i: each reminder once, none missed',
  async (n) => {
    const random = randomFrom(n);
    const people = await newPeople(random);
    await t.db.rows(
      sql`truncate notification, task, meeting, participant, planned_contact, deal, delegation cascade`,
    );
    const standIns: StandIn[] = [];
    const doings = makeDoings(t, random, users, party);
    const told = new Set<string>();
    let now = Date.parse(`${random.pick(changes)}T00:00:00Z`) - 2 * 86_400_000;
    for (let step = 0; step < STEPS; step++) {
      now += random.chance(0.03) ? random.between(1, 30) * 3_600_000 : random.between(1, 240) * 30_000;
      for (let i = random.between(0, 3); i > 0; i--) await doings.make(now);
      for (let i = random.between(0, 2); i > 0; i--) await doings.change(now);
      if (random.chance(0.05)) standIns.push(await standIn(random, now));
      await pass(random, { ...t.system(), now: new Date(now) });
      for (const line of expectedNow(now, people, doings.all, standIns, told)) told.add(line);
      expect(await stored(), `step ${step} at ${new Date(now).toISOString()}`).toEqual([...told].toSorted());
    }
    expect(told.size).toBeGreaterThan(10);
  },
);

/** Two workers at once, sometimes one, sometimes one that is killed before it commits. */
async function pass(random: Random, ctx: Context): Promise<void> {
  if (random.chance(0.2)) {
    const killed = ctx.db.transaction(async (db) => {
      await remind({ ...ctx, db });
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
  }
  await Promise.all(random.chance(0.7) ? [remind(ctx), remind(ctx)] : [remind(ctx)]);
}

/** Lines that this pass adds: nothing by quiet hours, a digest with all of its day at most once a day. */
function expectedNow(
  now: number,
  people: Person[],
  work: Parameters<typeof toTell>[2],
  standIns: StandIn[],
  told: Set<string>,
): string[] {
  const all = toTell(now, people, work, standIns, localDay(now, 'Asia/Tashkent'));
  return people.flatMap((p) => {
    if (isQuiet(now, p)) return [];
    const lines = [...new Set(all.filter((r) => r.user === p.id).map((r) => `${p.id} ${r.key}`))];
    const fresh = lines.filter((line) => !told.has(line));
    if (!p.isDigest) return fresh;
    const today = localDay(now, p.zone);
    const digest = `${p.id} digest:${today}`;
    if (!fresh.length || now < morningOf(today, p) || told.has(digest)) return [];
    return [digest, ...fresh];
  });
}

async function stored(): Promise<string[]> {
  const rows = await t.db.rows<{ line: string }>(sql`select user_id || ' ' || key as line from notification`);
  return rows.map((r) => r.line).toSorted();
}

async function newPeople(random: Random): Promise<Person[]> {
  await t.db.rows(sql`delete from reminder_settings`);
  const people: Person[] = users.map((id, i) => ({
    id,
    zone: zones[i] ?? '',
    // The head of sales answers to the head of all; who heads everything answers to nobody.
    head: i === 0 ? null : i === 1 ? (users[0] ?? null) : (users[1] ?? null),
    morning: random.pick(['09:00', '09:00', '02:15', '07:30']),
    quiet: random.chance(0.3)
      ? random.pick([
          ['22:00', '08:00'],
          ['12:00', '13:30'],
          ['01:00', '02:20'],
        ] as [string, string][])
      : null,
    isDigest: random.chance(0.25),
    off: random.chance(0.3) ? [random.pick(['taskDay', 'meeting', 'contactLate'])] : [],
  }));
  for (const p of people)
    await t.db.rows(sql`insert into reminder_settings (id, user_id, off, morning, quiet_from, quiet_until, is_digest, is_by_letter)
      values (${uuidv7()}, ${p.id}, ${JSON.stringify(p.off)}, ${p.morning}, ${p.quiet?.[0] ?? null}, ${p.quiet?.[1] ?? null}, ${p.isDigest}, false)`);
  return people;
}

async function standIn(random: Random, now: number): Promise<StandIn> {
  const [from, to] = random.chance(0.5) ? [users[2], users[3]] : [users[1], users[2]];
  const since = new Date(now + random.between(-1, 1) * 86_400_000).toISOString().slice(0, 10);
  const until = Temporal.PlainDate.from(since)
    .add({ days: random.between(0, 2) })
    .toString();
  const at = new Date(now).toISOString();
  const made = { from: from ?? '', to: to ?? '', since, until };
  await t.db.rows(sql`insert into delegation (id, from_id, to_id, since, until, created_at, updated_at)
    values (${uuidv7()}, ${made.from}, ${made.to}, ${since}, ${until}, ${at}, ${at})`);
  return made;
}
