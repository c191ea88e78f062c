import { type Answer, type Api, byKey, colleague, signIn } from '../shared/api.ts';
import { type Assignment, type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { newInstallation } from '../shared/installation.ts';
import { type Document, misfits, type Route, routesOf } from './document.ts';
import { requestFor } from './request.ts';
import { makerOf, type Pools } from './values.ts';

const AT_ONCE = 16;

/** Requests made from the program's own OpenAPI document; every answer must be one that the document declares. */
export const requests: Goal = {
  number: 7,
  title: 'requests made from OpenAPI',
  unit: 'requests',
  full: 200_000,
  run: async (a) => {
    await using installation = await newInstallation();
    const { owner } = installation;
    const document = (await owner.ask<Document>('GET', '/api/openapi.json')).body;
    const seller = await colleague(owner, 'seller', 'seller');
    const key = await byKey(owner, ['read', 'write']);
    const outcome = await shower(a, document, [owner, owner, seller, key]);
    if (!installation.program.isRunning()) outcome.failures.push('the program ended');
    return outcome;
  },
};

async function shower(a: Assignment, document: Document, askers: Api[]): Promise<Outcome> {
  const routes = routesOf(document).filter((r) => !isEndOfSession(r));
  const pools: Pools = new Map();
  const maker = makerOf(document, a.random, pools);
  const failures = new Map<string, string>();
  const statuses: Record<string, number> = {};
  let done = 0;
  const work = async (): Promise<void> => {
    while (done < a.count && !isOver(a)) {
      const number = done++;
      const route = a.random.pick(routes);
      const asker = a.random.pick(askers);
      const { path, body } = requestFor(route, maker, a.random);
      const answer = await asker
        .ask(route.method, path, body, {
          patience: 60_000,
          headers: a.random.chance(0.02) ? { 'content-type': 'text/plain' } : {},
        })
        .catch((error: Error) => ({
          status: 0,
          text: String(error.cause ?? error),
          body: undefined,
          headers: new Headers(),
        }));
      const group = `${String(answer.status)[0]}xx`;
      statuses[group] = (statuses[group] ?? 0) + 1;
      learn(pools, route, answer.body);
      const problem = problemOf(document, route, answer);
      if (problem && failures.size < 200)
        failures.set(
          `${route.method} ${route.path} ${problem}`,
          `${route.method} ${path.slice(0, 300)} ${JSON.stringify(body)?.slice(0, 400) ?? ''}: ${answer.text.slice(0, 200)} (request ${number})`,
        );
      if (answer.status === 401) await renew(asker);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return {
    done,
    figures: Object.fromEntries(Object.entries(statuses).sort()),
    largest: { routes: routes.length },
    failures: [...failures].map(([what, how]) => `${what} -- ${how}`),
  };
}

/** Who signs off needs to sign in again, which is counted and limited. */
const isEndOfSession = (r: Route): boolean =>
  (r.method === 'DELETE' && /\/session/.test(r.path)) || /\/installation\/sample/.test(r.path);

async function renew(asker: Api): Promise<void> {
  if (!asker.headers['cookie']) return;
  const again = await signIn(asker.origin).catch(() => undefined);
  if (again) Object.assign(asker.headers, again.headers);
}

function problemOf(document: Document, route: Route, answer: Answer<unknown>): string | undefined {
  if (answer.status === 0 || (answer.status >= 500 && answer.status !== 503))
    return `answers ${answer.status}`;
  const declared = route.operation.responses[String(answer.status)];
  if (!declared) return `undeclared status ${answer.status}`;
  if (answer.status === 503) return 'answers 503';
  const schema = declared.content?.['application/json']?.schema;
  if (!schema || answer.status === 204) return undefined;
  if (answer.body === undefined) return 'no JSON';
  const wrong = misfits(document, schema, answer.body);
  return wrong.length ? `undeclared body${wrong[0]?.replace(/\.\d+/g, '.n')}` : undefined;
}

/** Ids that exist make later requests reach further. */
function learn(pools: Pools, route: Route, body: unknown): void {
  const name = route.path.split('/')[3] ?? '';
  const { id, items } = (body ?? {}) as { id?: unknown; items?: unknown };
  const found = [{ id }, ...(Array.isArray(items) ? items : [])].flatMap((i: { id?: unknown } | null) =>
    typeof i?.id === 'string' ? [i.id] : [],
  );
  if (!found.length || /timeline|history|api-keys/.test(route.path)) return;
  pools.set(name, [...new Set([...found, ...(pools.get(name) ?? [])])].slice(0, 60));
}
