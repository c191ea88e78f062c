import { type Client, clientOf } from '../../testing/client.ts';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';

type Row = { id: string } & Record<string, unknown>;
/** A company with a program that holds the owner's key, and short ways to what tests of assignment make and ask. */
export interface Desk {
  t: TestApp;
  key: Client;
  /** One that is on, of deals where nothing else is said. */
  rule(values: object): Promise<string>;
  sellers(count: number): Promise<Client[]>;
  company(values?: object): Promise<string>;
  deal(who: Client, values?: object): Promise<Row>;
  ownerOf(id: string, route?: string): Promise<string | null>;
  /** Lines of a rule's log, the newest first. */
  logOf(rule: string): Promise<Row[]>;
  /** Of all rules, so that those of one test are not in the way of another. */
  switchOff(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const t = await startTestApp();
  const made = async (who: Client, path: string, values: object): Promise<Row> => {
    const { status, body, text } = await who.post<Row>(path, values);
    if (status !== 201) throw new Error(`${path}: ${status} ${text}`);
    return body;
  };
  return {
    t,
    key: await keyOf(t),
    rule: async (values) => {
      const named = { name: `Rule ${crypto.randomUUID()}`, entity: 'deals.deal', isActive: true };
      return (await made(t.owner, '/assignment-rules', { ...named, ...values })).id;
    },
    sellers: (count) => Promise.all(Array.from({ length: count }, () => t.user('seller'))),
    company: async (values = {}) =>
      (await made(t.owner, '/companies', { name: `Customer ${crypto.randomUUID()}`, ...values })).id,
    deal: (who, values = {}) => made(who, '/deals', { name: 'Lead', ...values }),
    ownerOf: async (id, route = 'deals') =>
      ((await t.owner.get(`/${route}/${id}`)).body['owner'] as { id: string } | null)?.id ?? null,
    logOf: async (rule) => {
      const filter = { field: 'rule', op: 'eq', value: rule };
      return (await t.owner.get('/assignment-log', { filter, sort: '-at', limit: 200 })).body.items;
    },
    switchOff: async () => {
      for (const { id } of (await t.owner.get('/assignment-rules', { limit: 200 })).body.items)
        await t.owner.patch(`/assignment-rules/${id}`, { isActive: false });
    },
  };
}

async function keyOf(t: TestApp): Promise<Client> {
  const { body } = await t.owner.post<{ key: string }>('/me/api-keys', {
    name: 'site',
    scopes: ['read', 'write'],
    expiresAt: null,
  });
  return clientOf(t.server, { authorization: `Bearer ${body.key}` }, t.owner.id);
}

export const among = (to: string, people: Client[]) => ({ to, people: people.map((p) => ({ user: p.id })) });
