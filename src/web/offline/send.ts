import type { Me, Problem } from '../../kernel/api.ts';
import type { Entry, Refusal } from './entry.ts';
import { forgetKept } from './kept.ts';
import { changeEntry, listOutbox, removeEntry } from './outbox.ts';

/** The server remembers for four days what it has done under a key. */
const SURE_MS = 3 * 86_400_000;

/**
 * Sends what waits, in order, from whichever window or worker comes first: the others leave it to that one. Resolves to
 * whether all that can be sent is sent; what was refused waits for its writer.
 */
export async function sendOutbox(): Promise<boolean> {
  const { locks } = navigator;
  if (!locks) return sendAll();
  return locks.request('mijoz-outbox', { ifAvailable: true }, (lock) => (lock ? sendAll() : false));
}

async function sendAll(): Promise<boolean> {
  if (!(await listOutbox()).some((e) => e.state === 'waiting')) return true;
  const me = await whoAsks();
  if (!me) return false;
  const passed = new Set<number>();
  for (;;) {
    const next = (await listOutbox()).find(
      (e) => e.state === 'waiting' && e.user === me.id && !passed.has(e.order),
    );
    if (!next) return true;
    passed.add(next.order);
    if (!(await sendOne(next, me))) return false;
  }
}

/** Undefined where the server is out of reach, or nobody is signed in any more. */
async function whoAsks(): Promise<Me | undefined> {
  const answer = await ask('GET', 'me');
  if (answer?.status === 401) await forgetKept();
  return answer?.ok ? ((await answer.json()) as Me) : undefined;
}

/** Resolves to false where there is no sense in going on now. */
async function sendOne(entry: Entry, me: Me): Promise<boolean> {
  const now = new Date();
  const tried = entry.firstTriedAt;
  if (tried && entry.method === 'POST' && now.getTime() - Date.parse(tried) > SURE_MS) {
    await changeEntry(entry.order, { state: 'unsure' });
    return true;
  }
  if (!tried) await changeEntry(entry.order, { firstTriedAt: now.toISOString() });
  const answer = await ask(entry.method, entry.path, entry.body, {
    'x-csrf': me.csrf,
    ...(entry.method === 'POST' ? { 'idempotency-key': entry.id } : {}),
  });
  if (!answer || isForLater.has(answer.status)) return false;
  const refusal = answer.ok ? null : await refusalOf(answer);
  if (refusal?.code === 'csrf') return false;
  if (!refusal || isDone(refusal)) await removeEntry(entry.order);
  else await changeEntry(entry.order, { state: 'refused', refusal, now: await recordOf(entry) });
  return true;
}

/** Nobody can say now; a fault of the server's own (500) is shown, lest it hold up all that was written after it. */
const isForLater = new Set([401, 429, 502, 503, 504]);

/** Asked twice where the first answer was lost: what stands there now is what was to be written. */
const isDone = (r: Refusal): boolean =>
  r.status === 412 &&
  r.problems.length > 0 &&
  r.problems.every((p) => JSON.stringify(p.params?.['current']) === JSON.stringify(p.params?.['yours']));

async function refusalOf(answer: Response): Promise<Refusal> {
  const { code, params, problems } = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  return {
    status: answer.status,
    code: code ?? `http_${answer.status}`,
    params: params ?? {},
    problems: problems ?? [],
  };
}

async function recordOf({ about }: Entry): Promise<Record<string, unknown> | null> {
  const answer = about && (await ask('GET', `${about.route}/${about.id}`));
  return answer?.ok ? ((await answer.json()) as Record<string, unknown>) : null;
}

/** Undefined where no answer came. */
const ask = (
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Response | undefined> =>
  fetch(`/api/v1/${path}`, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
    body: body ? JSON.stringify(body) : null,
  }).catch(() => undefined);
