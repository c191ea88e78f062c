import { uuidv7 } from '../../kernel/uuid.ts';
import { sql } from '../../platform/database/sql.ts';
import type { TestApp } from '../../testing/fixture.ts';
import type { Random } from '../../testing/random.ts';
import type { Person, StandIn } from './expected.testing.ts';

/** A small company over four zones. */
export interface Scene {
  t: TestApp;
  users: string[];
  party: string;
}
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tashkent', 'Australia/Lord_Howe'];

export async function newScene(t: TestApp): Promise<Scene> {
  const users = (await Promise.all(zones.map(() => t.user('seller')))).map((u) => u.id);
  const [chief = '', head = '', ...rest] = users;
  const all = await t.department('All', { head: chief });
  const sales = await t.department('Sales', { parent: all, head });
  for (const user of [head, ...rest]) await t.member(sales, user);
  await t.member(all, chief);
  const party = (await t.owner.post<{ id: string }>('/companies', { name: 'Acme' })).body.id;
  for (const [i, zone] of zones.entries())
    await t.db.rows(sql`update app_user set time_zone = ${zone} where id = ${users[i] ?? ''}`);
  return { t, users, party };
}

/** As it was before the first run. */
export async function clear({ t }: Scene): Promise<void> {
  const tables = [
    'notification',
    'participant',
    'task',
    'meeting',
    'planned_contact',
    'deal',
    'delegation',
    'reminder_settings',
  ];
  await t.db.transaction((tx) =>
    Promise.all(tables.map((name) => tx.rows(sql`delete from ${sql.ref(name)}`))),
  );
}

/** How everybody wants to be told, drawn anew for each run. */
export async function newPeople({ t, users }: Scene, random: Random): Promise<Person[]> {
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

/** Somebody is away for some days. */
export async function newStandIn({ t, users }: Scene, random: Random, now: number): Promise<StandIn> {
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
