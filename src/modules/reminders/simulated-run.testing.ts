import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { type Random, randomFrom } from '../../testing/random.ts';
import { isQuiet, localDay, morningOf, type Person, type StandIn, toTell } from './expected.testing.ts';
import { remind } from './remind.ts';
import { clear, newPeople, newStandIn, type Scene } from './simulated-people.testing.ts';
import { makeDoings, type Work } from './simulation.testing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const changes = ['2026-10-04', '2026-10-25', '2026-11-01', '2027-03-14', '2027-03-28', '2027-04-04'];

/** `days`: steps of minutes around one change of clocks; `year`: steps of hours through a whole year, so through all of them. */
export type Span = 'days' | 'year';
export interface Simulated {
  steps: number;
  told: number;
}

/** Work, changes, absences and passes, all of one seed; rejects where anything is told twice, or wrongly, or not at all. */
export async function simulate(scene: Scene, seed: number, span: Span): Promise<Simulated> {
  const random = randomFrom(seed);
  await clear(scene);
  const people = await newPeople(scene, random);
  const standIns: StandIn[] = [];
  const doings = makeDoings(scene.t.db, random, scene.users, scene.party);
  const told = new Set<string>();
  let steps = 0;
  for (const now of span === 'days' ? someDays(random) : aYear(random)) {
    steps++;
    for (let i = random.between(0, 3); i > 0; i--) doings.make(now);
    for (let i = random.between(0, 2); i > 0; i--) doings.change(now);
    await doings.write();
    if (random.chance(0.05)) standIns.push(await newStandIn(scene, random, now));
    await pass(random, { ...scene.t.system(), now: new Date(now) });
    const expected = expectedNow(now, people, doings.all(), standIns, told);
    for (const line of expected) told.add(line);
    const where = `seed ${seed}, ${span}, step ${steps} at ${new Date(now).toISOString()}`;
    await compare(scene, where, expected, now, told.size);
    doings.forget(now);
  }
  await compare(scene, `seed ${seed}, ${span}, at the end`, [...told], 0, told.size);
  return { steps, told: told.size };
}

const STEPS = 60;
function* someDays(random: Random): Generator<number> {
  let now = Date.parse(`${random.pick(changes)}T00:00:00Z`) - 2 * DAY;
  for (let step = 0; step < STEPS; step++) {
    now += random.chance(0.03) ? random.between(1, 30) * HOUR : random.between(1, 240) * 30_000;
    yield now;
  }
}

function* aYear(random: Random): Generator<number> {
  let now = Date.parse('2026-01-01T00:00:00Z') + random.between(0, 364) * DAY;
  const end = now + 366 * DAY;
  for (; now < end; now += random.between(2, 24) * (HOUR / 2)) yield now;
}

/** Two workers at once, sometimes one, sometimes one that is killed before it commits. */
async function pass(random: Random, ctx: Context): Promise<void> {
  if (random.chance(0.2)) {
    const killed = ctx.db.transaction(async (db) => {
      await remind({ ...ctx, db });
      throw new Error('killed');
    });
    await killed.catch((error: Error) => {
      if (error.message !== 'killed') throw error;
    });
  }
  await Promise.all(random.chance(0.7) ? [remind(ctx), remind(ctx)] : [remind(ctx)]);
}

/** Lines are only ever added, each with the instant of its pass: those of this one, and how many there are in all. */
async function compare(
  { t }: Scene,
  where: string,
  expected: string[],
  since: number,
  count: number,
): Promise<void> {
  const rows = await t.db.rows<{ line: string }>(sql`
    select user_id || ' ' || key as line from notification where at >= ${new Date(since).toISOString()}
    union all select 'count ' || count(*) from notification`);
  const found = rows.map((r) => r.line).toSorted();
  const wanted = [...expected, `count ${count}`].toSorted();
  if (found.join('\n') === wanted.join('\n')) return;
  const missing = wanted.filter((line) => !found.includes(line));
  const more = found.filter((line) => !wanted.includes(line));
  throw new Error(`${where}: not told ${JSON.stringify(missing)}, told wrongly ${JSON.stringify(more)}`);
}

/** Lines that this pass adds: nothing by quiet hours, a digest with all of its day once a day, after it what has an hour. */
function expectedNow(
  now: number,
  people: Person[],
  work: Work[],
  standIns: StandIn[],
  told: Set<string>,
): string[] {
  const digestOf = (p: Person): string => `${p.id} digest:${localDay(now, p.zone)}`;
  const asOf = people.map((p) => (told.has(digestOf(p)) ? { ...p, isDigest: false } : p));
  const all = toTell(now, asOf, work, standIns, localDay(now, 'Asia/Tashkent'));
  return people.flatMap((p) => {
    if (isQuiet(now, p)) return [];
    const lines = [...new Set(all.filter((r) => r.user === p.id).map((r) => `${p.id} ${r.key}`))];
    const fresh = lines.filter((line) => !told.has(line));
    if (!p.isDigest) return fresh;
    if (!fresh.length || now < morningOf(localDay(now, p.zone), p)) return [];
    if (told.has(digestOf(p))) return fresh.filter((line) => / (taskTime|meeting):/.test(line));
    return [digestOf(p), ...fresh];
  });
}
