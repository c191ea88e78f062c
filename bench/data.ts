import type { Db } from '../src/platform/database/connection.ts';

/** How many of each kind at scale 1. */
const whole = {
  people: 1_000_000,
  companies: 100_000,
  deals: 500_000,
  calls: 5_000_000,
  tasks: 500_000,
  contacts: 500_000,
  meetings: 200_000,
};
export type Sizes = typeof whole;

export const sizesAt = (scale: number): Sizes =>
  Object.fromEntries(
    Object.entries(whole).map(([k, n]) => [k, Math.max(100, Math.round(n * scale))]),
  ) as Sizes;

const first = [
  'Anna',
  'Botir',
  'Dilnoza',
  'Elena',
  'Farrux',
  'Gulnora',
  'Igor',
  'Jasur',
  'Kamola',
  'Maria',
  'Nodir',
  'Olga',
  'Rustam',
  'Sevara',
  'Timur',
  'Zarina',
];
const last = [
  'Karimov',
  'Ivanova',
  'Rahimov',
  'Smith',
  'Petrov',
  'Yusupova',
  'Nazarov',
  'Kim',
  'Abdullaev',
  'Sokolova',
  'Usmonov',
  'Orlova',
  'Tashkentov',
  'Volkov',
  'Saidova',
  'Lee',
];

/** Ids that sort by age, as the program's own do. */
const id = (table: number): string =>
  `('0190${String(table).padStart(4, '0')}-' || lpad(to_hex(g / 65536), 4, '0') || '-7' || lpad(to_hex((g / 16) % 4096), 3, '0') || '-8000-' || lpad(to_hex(g), 12, '0'))::uuid`;
const stamp = (days: number): string => `now() - (g % ${days * 1440}) * interval '1 minute'`;
const pickText = (list: string[], by: string): string =>
  `(array[${list.map((n) => `'${n}'`).join(',')}])[1 + (${by}) % ${list.length}]`;

/** Fills an installation by plain SQL: what matters here is the shape of the data, not the way in. */
export async function generate(db: Db, sizes: Sizes, users: string[]): Promise<void> {
  await db.transaction((tx) => fill(tx, sizes, users));
  // As the database itself does after many writes: without it no index can answer alone.
  for (const table of filled) await db.raw(`vacuum ${table}`);
  await db.raw('analyze');
}

const filled = ['party', 'search_document', 'deal', 'call', 'task', 'planned_contact', 'meeting'];

async function fill(db: Db, sizes: Sizes, users: string[]): Promise<void> {
  const owner = `(array[${users.map((u) => `'${u}'`).join(',')}])[1 + g % ${users.length}]::uuid`;
  const run = (text: string) => db.raw(text);
  const at = `1 + g % ${sizes.companies}`;
  const party = `('01900001-' || lpad(to_hex((${at}) / 65536), 4, '0') || '-7' || lpad(to_hex(((${at}) / 16) % 4096), 3, '0') || '-8000-' || lpad(to_hex(${at}), 12, '0'))::uuid`;
  await run('set local statement_timeout = 0');
  await run(`insert into party (id, kind, name, name_key, owner_id, city, segments, created_at, updated_at, version, custom, phone)
    select ${id(1)}, 'company', 'Company ' || g || ' ' || ${pickText(last, 'g / 7')}, 'company ' || g, ${owner}, 'Tashkent', array['a'], ${stamp(1500)}, now(), 1, '{}', null
    from generate_series(1, ${sizes.companies}) g`);
  await run(`insert into party (id, kind, name, name_key, owner_id, first_name, last_name, segments, created_at, updated_at, version, custom, phone, email)
    select ${id(2)}, 'person', p.f || ' ' || p.l || ' ' || g, lower(p.f || ' ' || p.l || ' ' || g), ${owner}, p.f, p.l, '{}', ${stamp(1500)}, now(), 1, '{}', '+99890' || lpad(g::text, 7, '0'), 'p' || g || '@example.com'
    from generate_series(1, ${sizes.people}) g, lateral (select ${pickText(first, 'g')} as f, ${pickText(last, 'g / 16')} as l) p`);
  await run(`insert into search_document (id, record_id, record_entity, class, text, title)
    select id, id, 'contacts.party', '', lower(name) || coalesce(' ' || phone, ''), name from party`);
  await run(`insert into deal (id, name, party_id, owner_id, process_id, process_version_id, stage_id, outcome, opened_on, closed_on, amount, amount_currency, amount_base, amount_source, tags, created_at, updated_at, version, custom)
    select ${id(3)}, 'Deal ' || g, ${party},
      ${owner}, v.process_id, v.id, s.id, s.kind, current_date - (g % 700)::int - 30, case when s.kind <> 'open' then current_date - (g % 700)::int end, (g % 9000) + 100, 'UZS', (g % 9000) + 100, 'entered', '{}', ${stamp(700)}, now(), 1, '{}'
    from generate_series(1, ${sizes.deals}) g, process_version v, lateral (select id, kind from stage where process_version_id = v.id order by position offset (case when g % 5 = 0 then g / 5 % 4 when g % 5 < 4 then 4 else 5 end) limit 1) s
    where v.state = 'published'`);
  await run(`insert into call (id, party_id, author_id, direction, outcome, at, result, created_at, updated_at, version, custom)
    select ${id(4)}, ${party},
      ${owner}, 'outgoing', 'talked', ${stamp(700)}, 'Talked about ' || g, now(), now(), 1, '{}'
    from generate_series(1, ${sizes.calls}) g`);
  await run(`insert into task (id, title, assignee_id, party_id, due_on, state, created_at, updated_at)
    select ${id(5)}, 'Task ' || g, ${owner}, ${party}, current_date + (g % 97)::int - 60, case when g % 10 = 0 then 'open' else 'done' end, ${stamp(700)}, now()
    from generate_series(1, ${sizes.tasks}) g`);
  await run(`insert into planned_contact (id, party_id, assignee_id, due_on, state, done_on, created_at, updated_at)
    select ${id(6)}, ${party}, ${owner}, current_date + (g % 31)::int - case when g <= ${sizes.companies} then 3 else 100 end,
      case when g <= ${sizes.companies} then 'planned' else 'done' end, case when g > ${sizes.companies} then current_date - 100 end, ${stamp(700)}, now()
    from generate_series(1, ${sizes.contacts}) g`);
  await run(`insert into meeting (id, title, party_id, organiser_id, starts_at, ends_at, state, created_at, updated_at)
    select ${id(7)}, 'Meeting ' || g, ${party}, ${owner}, m.at, m.at + interval '45 minutes', case when m.at < now() then 'held' else 'planned' end, m.at - interval '9 days', now()
    from generate_series(1, ${sizes.meetings}) g, lateral (select date_trunc('day', now()) + (g % 730 - 700) * interval '1 day' + (4 + g % 9) * interval '1 hour' as at) m`);
}
