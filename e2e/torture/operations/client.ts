import type { Random } from '../../../src/testing/random.ts';
import type { Api } from '../shared/api.ts';
import type { Model, Shared, Value } from './model.ts';

/** One of the clients that work at once. */
export interface Client {
  api: Api;
  model: Model;
  random: Random;
  failures: string[];
  statuses: Map<string, number>;
}

interface Told {
  status: number;
  body: Record<string, unknown>;
}

/** Asks; whatever the program must never answer is a failure. */
export async function ask(c: Client, method: string, path: string, body?: unknown): Promise<Told> {
  const {
    status,
    body: told,
    text,
  } = await c.api.ask(method, path, body).catch((error: Error) => ({
    status: 599,
    body: {} as Record<string, unknown>,
    text: `no answer: ${error.cause ?? error}`,
  }));
  const kind = told?.['code'] === 'try_again' ? '409 (try again)' : String(status);
  c.statuses.set(kind, (c.statuses.get(kind) ?? 0) + 1);
  if (status >= 500 || status === 400 || status === 401)
    c.failures.push(`${method} ${path} ${JSON.stringify(body)}: ${status} ${text.slice(0, 200)}`);
  return { status, body: told ?? {} };
}

/** Writes values to a record of the model, and notes in it what came of it. Resolves to the status. */
export async function write(
  c: Client,
  record: Shared,
  values: Record<string, Value>,
  send: () => Promise<Told>,
): Promise<Told> {
  const sent = c.model.step();
  const begun = Object.entries(values).map(([name, value]) => record.cells.get(name)?.begin(value, sent));
  const answer = await send();
  const outcome = answer.status < 300 ? 'done' : answer.status >= 500 ? 'unknown' : 'not done';
  const answered = c.model.step();
  for (const end of begun) end?.(outcome === 'done' ? answered : null, outcome);
  return answer;
}

export const one = (c: Client, route: string): Shared => c.random.pick(c.model.records.get(route) ?? []);
