import { lost, settle } from '../kills/check.ts';
import { type Acknowledged, everyday, nothingYet, writeUntil } from '../kills/writers.ts';
import type { Answer, Api } from '../shared/api.ts';
import { type Assignment, type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { databaseGone, diskFull, type Fault, readOnly, slowDisk } from './faults.ts';
import { canMount, newPatient, type Sick } from './patient.ts';

const WRITERS = 4;
const RECOVERY = 60_000;
const CODES = [
  'disk_full',
  'database_gone',
  'database_read_only',
  'files_read_only',
  'files_gone',
  'took_too_long',
];

/** What machines do to a program: it says so, spoils nothing, and is well again by itself. */
export const faults: Goal = {
  number: 3,
  title: 'disk full, read-only, database gone, slow disk',
  unit: 'faults',
  full: 200,
  run: async (a) => {
    const mounts = canMount();
    if (!mounts) a.say('without the right to mount, only the faults of the database are tried');
    const kinds = mounts ? [diskFull, readOnly, databaseGone, slowDisk] : [];
    if (!kinds.length)
      return { done: 0, figures: {}, failures: ['needs root, to make a file system of its own'] };
    await using patient = await newPatient();
    return await strikeAll(a, patient, kinds);
  },
};

async function strikeAll(a: Assignment, patient: Sick, kinds: Fault[]): Promise<Outcome> {
  const noted = nothingYet();
  const failures: string[] = [];
  const told = new Map<string, number>();
  const api = watched(patient.owner, (path, answer) => {
    const wrong = judge(answer);
    if (wrong) failures.push(`${path}: ${wrong} ${causes(patient)}`);
    if (answer.status >= 500)
      told.set(String(answer.body['code']), (told.get(String(answer.body['code'])) ?? 0) + 1);
  });
  const counts = Object.fromEntries(kinds.map((k) => [k.name, 0]));
  let longest = 0;
  let done = 0;
  while (done < a.count && !isOver(a) && !failures.length) {
    const kind = kinds[done % kinds.length];
    if (!kind) break;
    await strikeOnce(a, patient, api, kind, noted);
    counts[kind.name] = (counts[kind.name] ?? 0) + 1;
    const recovered = await recovery(api, patient);
    longest = Math.max(longest, recovered);
    if (recovered >= RECOVERY)
      failures.push(`${kind.name}: no recovery: ${patient.program.output().slice(-300)}`);
    if (!patient.program.isRunning())
      failures.push(`${kind.name}: the program ended: ${patient.program.output().slice(-500)}`);
    done++;
    if (done % 20 === 0) a.say(`${done} faults, ${failures.length} failures`);
  }
  if (!failures.length)
    failures.push(...(await settle(patient, noted)), ...(await lost(patient, patient.owner, noted)));
  const writes = noted.companies.length + noted.deals.length + noted.changes.length + noted.files.length;
  const codes = Object.fromEntries([...told].sort().map(([code, n]) => [`answers 503 ${code}`, n]));
  return {
    done,
    figures: { ...counts, 'acknowledged writes': writes, ...codes },
    largest: { 'longest recovery, ms': longest },
    failures,
  };
}

/** What the program's log says of the last requests that failed for no foreseen reason. */
const causes = (patient: Sick): string =>
  patient.program
    .output()
    .split('\n')
    .filter((line) => line.includes('request failed'))
    .slice(-2)
    .join(' ')
    .slice(0, 900);

async function strikeOnce(
  a: Assignment,
  patient: Sick,
  api: Api,
  kind: Fault,
  noted: Acknowledged,
): Promise<void> {
  let isStopped = false;
  const writing = Array.from({ length: WRITERS }, () =>
    writeUntil(() => isStopped, api, a.random, noted, a.count < 10 ? everyday : undefined),
  );
  await new Promise((resolve) => setTimeout(resolve, 200 + a.random.next() * 500));
  await kind.strike(patient, a.random);
  isStopped = true;
  await Promise.all(writing);
}

/** Milliseconds until a write succeeds again. */
async function recovery(api: Api, patient: Sick): Promise<number> {
  const start = Date.now();
  while (Date.now() - start < RECOVERY && patient.program.isRunning()) {
    const answer = await api
      .ask('POST', 'notes', { text: 'well again' }, { patience: 10_000 })
      .catch(() => undefined);
    if (answer?.status === 201) return Date.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return RECOVERY;
}

function judge(answer: Answer): string | undefined {
  if (answer.status < 500) return undefined;
  const code = String(answer.body?.['code']);
  const isClear =
    answer.status === 503 &&
    CODES.includes(code) &&
    /problem\+json/.test(answer.headers.get('content-type') ?? '');
  return isClear ? undefined : `${answer.status} ${answer.text.slice(0, 200)}`;
}

function watched(api: Api, see: (path: string, answer: Answer) => void): Api {
  return {
    ...api,
    ask: async (method, path, body, o) => {
      const answer = await api.ask(method, path, body, o).catch((error: Error) => {
        see(`${method} ${path}`, {
          status: 599,
          body: {},
          text: `no answer: ${error.cause ?? error}`,
          headers: new Headers(),
        });
        throw error;
      });
      see(`${method} ${path}`, answer as Answer);
      return answer as never;
    },
  };
}
