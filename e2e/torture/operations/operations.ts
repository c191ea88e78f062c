import { ask, type Client, one, write } from './client.ts';
import { importFew } from './imports.ts';

type Operation = (c: Client) => Promise<unknown>;

const fields = ['city', 'legalName', 'website'];
let serial = 0;
/** A value that stands nowhere else. */
const fresh = (): string => `v${++serial}`;
const poolAddress = (c: Client): string => `pool${c.random.between(1, 40)}@example.com`;

export async function createCompany(c: Client): Promise<void> {
  const name = `Company ${fresh()}`;
  const channels = c.random.chance(0.4) ? [{ kind: 'email', value: poolAddress(c) }] : [];
  const { status, body } = await ask(c, 'POST', 'companies', { name, channels });
  if (status === 201)
    c.model.add('companies', String(body['id']), {
      city: null,
      legalName: null,
      website: null,
      isDeleted: false,
    });
}

export async function createDeal(c: Client): Promise<void> {
  const party = one(c, 'companies').id;
  const lines = Array.from({ length: c.random.between(0, 3) }, (_, i) => ({
    name: `Line ${i}`,
    price: price(c),
    quantity: '2',
  }));
  const { status, body } = await ask(c, 'POST', 'deals', { name: `Deal ${fresh()}`, party, lines });
  if (status === 201)
    c.model.add('deals', String(body['id']), { description: null, outcome: 'open', isDeleted: false });
}

export async function createTask(c: Client): Promise<void> {
  const { status, body } = await ask(c, 'POST', 'tasks', { title: `Task ${fresh()}` });
  if (status === 201)
    c.model.add('tasks', String(body['id']), { description: null, state: 'open', isDeleted: false });
}

const price = (c: Client): object => ({
  amount: `${c.random.between(1, 9999)}.${c.random.between(10, 99)}`,
  currency: 'UZS',
});

/** Written over whatever is there. */
const patch: Operation = (c) => {
  const route = c.random.pick(['companies', 'companies', 'deals', 'tasks']);
  const record = one(c, route);
  const name = route === 'companies' ? c.random.pick(fields) : 'description';
  const values = { [name]: fresh() };
  return write(c, record, values, () => ask(c, 'PATCH', `${route}/${record.id}`, values));
};

/** From what was read: refused where somebody else wrote the same field since. */
const patchByVersion: Operation = async (c) => {
  const record = one(c, 'companies');
  const name = c.random.pick(fields);
  const read = await ask(c, 'GET', `companies/${record.id}`);
  if (read.status !== 200) return;
  const known = c.model.step();
  if (c.random.chance(0.3)) await new Promise((resolve) => setTimeout(resolve, c.random.between(1, 30)));
  const values = { [name]: fresh() };
  const sent = c.model.step();
  const body = { ...values, version: read.body['version'] };
  const { status } = await write(c, record, values, () => ask(c, 'PATCH', `companies/${record.id}`, body));
  if (status === 200 && record.cells.get(name)?.changedBetween(known, sent))
    c.failures.push(`lost update: companies/${record.id} ${name}, from version ${read.body['version']}`);
};

/** Adds a word to what was read: none of these may be lost. Two who write the same are not tried, as they agree. */
const append: Operation = async (c) => {
  const record = one(c, 'companies');
  const read = await ask(c, 'GET', `companies/${record.id}`);
  const text = String(read.body['description'] ?? '');
  if (read.status !== 200 || text.length > 5000) return;
  const word = fresh();
  const body = { description: `${text}${word};`, version: read.body['version'] };
  const { status } = await ask(c, 'PATCH', `companies/${record.id}`, body);
  if (status === 200) record.words.push(word);
};

const remove: Operation = (c) => {
  const route = c.random.pick(['companies', 'deals', 'tasks']);
  const record = one(c, route);
  return write(c, record, { isDeleted: true }, () => ask(c, 'DELETE', `${route}/${record.id}`));
};
const restore: Operation = (c) => {
  const route = c.random.pick(['companies', 'deals', 'tasks']);
  const record = one(c, route);
  return write(c, record, { isDeleted: false }, () => ask(c, 'POST', `${route}/${record.id}/restore`));
};

const verb =
  (route: string, name: string, values: Record<string, string>, input: object = {}): Operation =>
  async (c) => {
    const record = one(c, route);
    const { status } = await write(c, record, values, () =>
      ask(c, 'POST', `${route}/${record.id}/${name}`, input),
    );
    const key = `${record.id} ${name}`;
    const tally = c.model.verbs.get(key) ?? { done: 0, unknown: 0 };
    if (status < 300) tally.done++;
    if (status >= 500) tally.unknown++;
    c.model.verbs.set(key, tally);
  };

const addEmail: Operation = (c) =>
  ask(c, 'POST', 'channels', { party: one(c, 'companies').id, kind: 'email', value: poolAddress(c) });

const dropEmail: Operation = async (c) => {
  const filter = encodeURIComponent(
    JSON.stringify({ field: 'party', op: 'eq', value: one(c, 'companies').id }),
  );
  const { body } = await ask(c, 'GET', `channels?filter=${filter}`);
  const [first] = (body['items'] ?? []) as { id: string }[];
  if (first)
    await ask(c, c.random.pick(['DELETE', 'PATCH']), `channels/${first.id}`, { value: poolAddress(c) });
};

const taxNumber: Operation = (c) =>
  ask(c, 'PATCH', `companies/${one(c, 'companies').id}`, {
    taxCountry: 'DE',
    taxKind: 'vat',
    taxNumber: c.random.pick(taxNumbers),
  });
/** German ones with right check digits (ISO 7064 MOD 11,10). */
const taxNumbers = Array.from({ length: 20 }, (_, i) => `DE${withCheck(String(10_000_000 + i * 977))}`);
function withCheck(digits: string): string {
  let product = 10;
  for (const digit of digits) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  return `${digits}${(11 - product) % 10}`;
}

const line: Operation = async (c) => {
  const deal = one(c, 'deals').id;
  if (c.random.chance(0.5))
    return ask(c, 'POST', 'deal-lines', { deal, name: `Line ${fresh()}`, price: price(c) });
  const filter = encodeURIComponent(JSON.stringify({ field: 'deal', op: 'eq', value: deal }));
  const { body } = await ask(c, 'GET', `deal-lines?filter=${filter}`);
  const items = (body['items'] ?? []) as { id: string }[];
  if (!items.length) return undefined;
  const { id } = c.random.pick(items);
  return c.random.chance(0.3)
    ? ask(c, 'DELETE', `deal-lines/${id}`)
    : ask(c, 'PATCH', `deal-lines/${id}`, { quantity: String(c.random.between(1, 20)) });
};

const bulk: Operation = async (c) => {
  const records = [...new Set(Array.from({ length: 4 }, () => one(c, 'companies')))];
  const values = { city: fresh() };
  const sent = c.model.step();
  const begun = records.map((r) => ({ id: r.id, end: r.cells.get('city')?.begin(values.city, sent) }));
  const { status, body } = await ask(c, 'POST', 'companies/batch', {
    ids: records.map((r) => r.id),
    verb: 'update',
    input: values,
  });
  const refused = new Set(((body['refused'] ?? []) as { id: string }[]).map((r) => r.id));
  // Ids that are in the bin are passed over in silence: then nobody knows which of the rest were written.
  const isClear = Number(body['done']) + refused.size === records.length;
  for (const { id, end } of begun) {
    if (status >= 400 && status < 500) end?.(null, 'not done');
    else if (refused.has(id)) end?.(null, 'not done');
    else end?.(c.model.step(), isClear ? 'done' : 'unknown');
  }
};

/** Each with its weight. */
export const operations: [number, Operation][] = [
  [24, patch],
  [16, patchByVersion],
  [12, append],
  [5, remove],
  [8, restore],
  [4, createCompany],
  [3, createDeal],
  [3, createTask],
  [8, addEmail],
  [4, dropEmail],
  [3, taxNumber],
  [8, line],
  [3, bulk],
  [4, verb('tasks', 'complete', { state: 'done' })],
  [4, verb('tasks', 'reopen', { state: 'open' })],
  [3, verb('deals', 'win', { outcome: 'won' })],
  [3, verb('deals', 'reopen', { outcome: 'open' })],
  [0.2, importFew],
];
