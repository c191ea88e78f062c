import { PgBoss } from 'pg-boss';
import { type Site, siteApart } from '../kills/site.ts';
import { type Api, colleague, install } from '../shared/api.ts';
import { type Assignment, type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { sentWrongly, settle, toldWrongly } from './check.ts';
import { type Orphans, watchOrphans } from './orphans.ts';
import { openPostOffice, type PostOffice, type Stage, stages } from './post-office.ts';
import { type Expected, makePeople, makeWork } from './work.ts';

const PEOPLE = 5;
/** Then the worker is left in peace until all is quiet, and looked at. */
const KILLS_BETWEEN_LOOKS = 50;
/** What a last look takes at most, of the time that there is. */
const LAST_LOOK_MS = 60_000;

/** kill -9 of the worker while it reminds people and hands letters over. */
export const letters: Goal = {
  number: 2,
  title: 'kill -9 of the worker in the middle of reminders and letters',
  unit: 'kills of the worker',
  full: 200,
  run: async (a) => {
    await using site = await siteApart();
    await using office = await openPostOffice(a.random);
    const scene = await prepare(a, site, office);
    const failures: string[] = [];
    const local = { ...a, deadline: Math.max(a.deadline - LAST_LOOK_MS, Date.now() + 1) };
    let seen = { letters: 0, uncertain: 0, lost: 0 };
    let looked = 0;
    do {
      await killInWork(scene);
      const isLast = scene.kills >= a.count || isOver(local);
      if (!isLast && scene.kills - looked < KILLS_BETWEEN_LOOKS) continue;
      looked = scene.kills;
      const { wrong, ...counts } = await look(scene);
      failures.push(...wrong);
      seen = counts;
      a.say(`${scene.kills} kills, ${JSON.stringify(counts)}, ${failures.length} failures`);
    } while (scene.kills < a.count && !isOver(local) && !failures.length);
    return { done: scene.kills, ...figuresOf(scene, seen), failures };
  },
};

interface Scene {
  a: Assignment;
  site: Site;
  office: PostOffice;
  owner: Api;
  orphans: Orphans;
  expected: Expected[];
  kills: number;
  killsAt: Map<Stage | 'any moment', number>;
  remindNow(): Promise<void>;
  moreWork(): Promise<void>;
}

async function prepare(a: Assignment, site: Site, office: PostOffice): Promise<Scene> {
  const owner = await install(site.address);
  const server = {
    host: '127.0.0.1',
    port: office.port,
    security: 'none',
    username: null,
    fromName: 'Torture',
    fromAddress: 'crm@torture.example',
    address: 'https://crm.torture.example',
  };
  const set = await owner.ask('PUT', 'mail-server', server);
  if (set.status !== 200) throw new Error(`mail server: ${set.text}`);
  const names = Array.from({ length: PEOPLE }, (_, i) => `seller${i}`);
  const people = await makePeople(await Promise.all(names.map((name) => colleague(owner, 'seller', name))));
  const party = (await owner.ask<{ id: string }>('POST', 'companies', { name: 'Torture' })).body.id;
  const expected: Expected[] = [];
  return {
    a,
    site,
    office,
    owner,
    orphans: watchOrphans(site),
    expected,
    kills: 0,
    killsAt: new Map(),
    remindNow: await passes(site),
    moreWork: async () => {
      expected.push(...(await makeWork(owner, a.random, people, party)));
    },
  };
}

/** Puts into the queue what the clock puts there once a minute: nobody waits that long here. */
async function passes(site: Site): Promise<() => Promise<void>> {
  const executeSql = async (text: string, values?: unknown[]) => ({ rows: await site.rows(text, values) });
  const boss = new PgBoss({ db: { executeSql }, schedule: false, supervise: false, migrate: false });
  boss.on('error', () => undefined);
  await boss.start();
  return async () => {
    await boss.send('reminders.remind', {});
    await site.rows(`select pg_notify('mijoz_jobs', '["reminders.remind"]')`);
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function killInWork(scene: Scene): Promise<void> {
  const { a, office } = scene;
  await scene.moreWork();
  const stage = a.random.chance(0.6) ? a.random.pick(stages) : undefined;
  const moment = stage ? Promise.race([office.next(stage), pause(2000)]) : pause(a.random.next() * 600);
  await scene.remindNow();
  await moment;
  // A hair's breadth later, so that it also falls between two steps of a conversation.
  if (a.random.chance(0.3)) await pause(a.random.next() * 30);
  await killOnce(scene, stage ?? 'any moment');
  if (scene.kills < a.count && a.random.chance(0.2)) {
    await pause(a.random.next() * 300);
    await killOnce(scene, 'any moment');
  }
}

async function killOnce(scene: Scene, at: Stage | 'any moment'): Promise<void> {
  const startAgain = await scene.site.kill('worker');
  scene.kills++;
  scene.killsAt.set(at, (scene.killsAt.get(at) ?? 0) + 1);
  await scene.orphans.note();
  await startAgain();
  scene.orphans.back();
}

async function look(scene: Scene) {
  const { site, owner, office, orphans, expected } = scene;
  const unsettled = await settle(site, orphans, scene.remindNow);
  const told = await toldWrongly(site, expected);
  const sent = await sentWrongly(site, owner, office, expected);
  return { ...sent, wrong: [...unsettled, ...told, ...sent.wrong] };
}

function figuresOf(
  { killsAt, expected, orphans, office }: Scene,
  seen: { letters: number; uncertain: number; lost: number },
): Pick<Outcome, 'figures' | 'largest'> {
  const moments = (['any moment', ...stages] as const).map((at) => [`kills at: ${at}`, killsAt.get(at) ?? 0]);
  return {
    figures: {
      ...Object.fromEntries(moments),
      'reminders due, each told once': expected.length,
      letters: seen.letters,
      'letters accepted by the mail server, each once': office.accepted.length,
      'letters recorded as uncertain': seen.uncertain,
      'of those never accepted': seen.lost,
      'jobs that a killed worker had in hand': orphans.count,
    },
    largest: { 'longest that one of them lay with a worker there, s': Math.round(orphans.longest) },
  };
}
