import path from 'node:path';
import type { Document } from '../requests/document.ts';
import type { Answer, Api } from '../shared/api.ts';
import { type Assignment, type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { type Installation, newInstallation } from '../shared/installation.ts';
import { readLog, TELLING } from './database-log.ts';
import { MARK, payloads } from './payloads.ts';
import { type Spot, spotsOf } from './spots.ts';

const AT_ONCE = 8;
const SPOTS_A_ROUND = 40;

/** Payloads into every string input: none becomes anything but a value. */
export const injections: Goal = {
  number: 8,
  title: 'injection payloads into string inputs',
  unit: 'payloads',
  full: 500,
  run: async (a) => {
    await using installation = await newInstallation({ settings: TELLING });
    return await injectAll(a, installation);
  },
};

async function injectAll(a: Assignment, installation: Installation): Promise<Outcome> {
  const { owner, rows, dataDir, program } = installation;
  await rows('create table canary_mjz (x int)');
  await rows('insert into canary_mjz values (1)');
  const document = (await owner.ask<Document>('GET', '/api/openapi.json')).body;
  const spots = spotsOf(document, await someIds(owner)).sort(() => a.random.next() - 0.5);
  const chosen = payloads()
    .sort(() => a.random.next() - 0.5)
    .slice(0, Math.max(a.count, 1));
  const tables = await rows('select tablename from pg_tables');
  const log = path.join(dataDir, 'postgres/postgres.log');
  readLog(log);
  const failures: string[] = [];
  const fail = (...found: string[]): void => {
    failures.push(...found);
    for (const failure of found) a.say(failure);
  };
  let done = 0;
  let pairs = 0;
  // Every payload meets other inputs in each round, as long as there is time.
  for (let round = 0; round * SPOTS_A_ROUND < spots.length && !isOver(a) && failures.length < 20; round++) {
    for (const [i, payload] of chosen.entries()) {
      if (isOver(a) || failures.length >= 20) break;
      const from = (i * SPOTS_A_ROUND + round * SPOTS_A_ROUND * 7) % spots.length;
      const some = [...spots, ...spots].slice(from, from + SPOTS_A_ROUND);
      fail(...(await inject(owner, payload, some)));
      pairs += some.length;
      if (round === 0) done++;
      if (i % 10 === 9) fail(...readLog(log));
      if (i % 100 === 99) a.say(`${pairs} pairs, ${failures.length} failures`);
    }
    if (a.count < 100) break;
  }
  fail(...readLog(log), ...(await traces(installation, tables.length)));
  await program.stop();
  fail(
    ...program
      .output()
      .split('\n')
      .filter((line) => /polluted|^\{"level":60,"msg":"forged/.test(line)),
  );
  return {
    done,
    figures: { 'pairs of payload and input': pairs },
    largest: { 'string inputs': spots.length },
    failures,
  };
}

async function inject(owner: Api, payload: string, spots: Spot[]): Promise<string[]> {
  const failures: string[] = [];
  const queue = [...spots];
  const work = async (): Promise<void> => {
    for (let spot = queue.pop(); spot; spot = queue.pop()) {
      const { path, body, headers } = spot.attack(payload);
      const answer = await owner
        .ask(spot.method, path.slice(0, 14_000), body, { patience: 60_000, ...(headers ? { headers } : {}) })
        .catch((error: Error) => ({
          status: 599,
          text: String(error.cause ?? error),
          headers: new Headers(),
        }));
      const wrong = wrongIn(answer as Answer);
      if (wrong) failures.push(`${spot.name}: ${JSON.stringify(payload).slice(0, 200)}: ${wrong}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failures;
}

function wrongIn({ status, text, headers }: Answer): string | undefined {
  if (status >= 500) return `answers ${status} ${text.slice(0, 200)}`;
  if (/root:x?:0:0/.test(text)) return 'a file of the server is in the answer';
  if (/\$argon2|syntax error at|pg_catalog/.test(text)) return 'the answer tells of the database';
  if (text.includes(`${MARK}1337`)) return 'an expression was counted';
  if (headers.has(`x-${MARK}`) || headers.get('set-cookie')?.includes(MARK)) return 'a header was made';
  return undefined;
}

/** What a payload that ran would have left. */
async function traces({ rows }: Installation, tables: number): Promise<string[]> {
  const [canary] = await rows<{ n: number; x: number }>(
    'select count(*)::int as n, max(x) as x from canary_mjz',
  ).catch(() => []);
  const left = (await rows('select tablename from pg_tables')).length;
  return [
    ...(canary?.n === 1 && canary.x === 1 ? [] : ['the canary table was touched']),
    ...(left === tables ? [] : [`${tables} tables before, ${left} after`]),
  ];
}

/** A record of each kind, so that inputs of existing records are reached. */
async function someIds(owner: Api): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const company = await owner.ask<{ id: string }>('POST', 'companies', { name: 'Acme' });
  const party = company.body.id;
  for (const [route, body] of Object.entries({
    people: { firstName: 'Anna', lastName: 'K' },
    deals: { name: 'Deal', party },
    tasks: { title: 'Task' },
    notes: { text: 'Note', party },
    products: { name: 'Product' },
    channels: { party, kind: 'email', value: 'acme@example.com' },
    views: { name: 'View', entity: 'deals.deal' },
    'custom-fields': {
      entity: 'contacts.company',
      label: 'Size',
      type: 'text',
      settings: {},
      isExpected: false,
    },
  })) {
    const made = await owner.ask<{ id?: string }>('POST', route, body);
    if (made.body?.id) ids.set(route, made.body.id);
  }
  ids.set('companies', party).set('parties', party);
  for (const route of [
    'users',
    'departments',
    'roles',
    'choices',
    'processes',
    'process-versions',
    'stages',
    'stage-tasks',
    'company-profile',
  ]) {
    const { body } = await owner.ask<{ items?: { id: string; kind?: string }[] }>('GET', `${route}?limit=50`);
    // The owner's own account and role stay as they are, or every later request would be refused.
    const item = route === 'users' || route === 'roles' ? undefined : body.items?.[0];
    if (item) ids.set(route, item.id);
  }
  return ids;
}
