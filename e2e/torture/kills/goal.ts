import { type Api, install, signIn } from '../shared/api.ts';
import { type Assignment, type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { lost, settle } from './check.ts';
import { type Site, siteApart, siteTogether, type Target } from './site.ts';
import { type Acknowledged, again, everyday, nothingYet, writeUntil } from './writers.ts';

const WRITERS = 4;
/** Then everything is left in peace until it is quiet, and looked at. */
const KILLS_BETWEEN_LOOKS = 50;

/** kill -9 of web, worker and database at random moments of mixed writes. */
export const kills: Goal = {
  number: 1,
  title: 'kill -9 of web, worker and database in the middle of writes',
  unit: 'kills',
  full: 500,
  run: async (a) => {
    // At the same time, since most of it is waiting for what starts again.
    const share = Math.ceil(a.count * 0.6);
    const [apart, together] = await Promise.all([
      onSite(a, siteApart, share),
      onSite(a, siteTogether, a.count - share),
    ]);
    const figures = Object.fromEntries(
      [...new Set([...Object.keys(apart.figures), ...Object.keys(together.figures)])].map((name) => [
        name,
        (apart.figures[name] ?? 0) + (together.figures[name] ?? 0),
      ]),
    );
    return { done: apart.done + together.done, figures, failures: [...apart.failures, ...together.failures] };
  },
};

async function onSite(a: Assignment, open: () => Promise<Site>, count: number): Promise<Outcome> {
  if (count < 1) return { done: 0, figures: {}, failures: [] };
  await using site = await open();
  const owner = await install(site.address);
  const noted = nothingYet();
  const targets = Object.fromEntries(site.targets.map((t) => [`kills of ${t}`, 0]));
  const failures: string[] = [];
  let done = 0;
  let isLast = false;
  while (!isLast && !failures.length) {
    const target = a.random.pick(site.targets);
    // What does not start again cannot be looked at either.
    await killInWrites(a, site, owner, target, noted).catch((error: Error) => failures.push(String(error)));
    targets[`kills of ${target}`] = (targets[`kills of ${target}`] ?? 0) + 1;
    done++;
    isLast = done === count || isOver(a);
    if (!failures.length && (isLast || done % KILLS_BETWEEN_LOOKS === 0)) {
      failures.push(...(await look(site, owner, noted)));
      a.say(`${done} kills at one site, ${noted.companies.length} customers, ${failures.length} failures`);
    }
  }
  return {
    done,
    figures: {
      ...targets,
      'acknowledged writes': acknowledgedIn(noted),
      'imports in the background': noted.imports.length,
    },
    failures,
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const acknowledgedIn = (noted: Acknowledged): number =>
  Object.values(noted).reduce((sum, list) => sum + list.length, 0);

async function killInWrites(
  a: Assignment,
  site: Site,
  owner: Api,
  target: Target,
  noted: Acknowledged,
): Promise<void> {
  let isStopped = false;
  const writing = Array.from({ length: WRITERS }, () =>
    writeUntil(
      () => isStopped,
      again(owner, site.origin),
      a.random,
      noted,
      a.count < 10 ? everyday : undefined,
    ),
  );
  const enough = acknowledgedIn(noted) + a.random.between(2, 25);
  for (let waited = 0; acknowledgedIn(noted) < enough && waited < 10_000; waited += 20) await pause(20);
  await pause(a.random.next() * 150);
  const startAgain = await site.kill(target);
  await pause(a.random.next() * 400);
  isStopped = true;
  await startAgain();
  await Promise.all(writing);
}

/** Once the database is back: nothing is lost, every job goes on, and people can sign in. */
async function look(site: Site, owner: Api, noted: Acknowledged): Promise<string[]> {
  await backAgain(site);
  const unsettled = await settle(site, noted);
  return [...unsettled, ...(await lost(site, owner, noted))];
}

async function backAgain(site: Site): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const api = await signIn(site.origin).catch((error: Error) => error);
    if (!(api instanceof Error)) return;
    if (Date.now() > end) throw new Error(`nobody can sign in: ${api.message}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
