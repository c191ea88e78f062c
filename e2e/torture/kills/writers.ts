import type { Random } from '../../../src/testing/random.ts';
import { type Api, apiOf } from '../shared/api.ts';

/** What was answered with success, and so must be there whatever is killed afterwards. */
export interface Acknowledged {
  companies: string[];
  deals: string[];
  /** By record: values of a field that were written to it. */
  changes: { id: string; value: string }[];
  deleted: string[];
  files: { id: string; text: string }[];
  imports: { id: string; rows: number; at: number }[];
}

export const nothingYet = (): Acknowledged => ({
  companies: [],
  deals: [],
  changes: [],
  deleted: [],
  files: [],
  imports: [],
});

/** Writes of all sorts until it is told to stop; what is refused or not answered is simply not noted. */
export async function writeUntil(
  isOver: () => boolean,
  api: Api,
  random: Random,
  noted: Acknowledged,
  acts = withImports,
): Promise<void> {
  while (!isOver()) {
    const act = random.pick(acts);
    await act(api, random, noted).catch(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
}

type Act = (api: Api, random: Random, noted: Acknowledged) => Promise<void>;
interface Made {
  id: string;
}
const patience = { patience: 20_000 };

const company: Act = async (api, random, noted) => {
  const channels = [
    { kind: 'email', value: `${crypto.randomUUID()}@example.com` },
    { kind: 'phone', value: '+998901234567' },
  ];
  const { status, body } = await api.ask<Made>(
    'POST',
    'companies',
    { name: `Torture ${random.word()}`, channels },
    patience,
  );
  if (status === 201) noted.companies.push(body.id);
};

const deal: Act = async (api, random, noted) => {
  if (!noted.companies.length) return;
  const lines = [1, 2, 3].map((n) => ({
    name: `Line ${n}`,
    quantity: '2',
    price: { amount: `${n}00.5`, currency: 'UZS' },
  }));
  const body = { name: `Torture ${random.word()}`, party: random.pick(noted.companies), lines };
  const answer = await api.ask<Made>('POST', 'deals', body, patience);
  if (answer.status === 201) noted.deals.push(answer.body.id);
};

const change: Act = async (api, random, noted) => {
  const id = random.pick(noted.companies.slice(-50));
  const value = crypto.randomUUID();
  const { status } = await api.ask('PATCH', `companies/${id}`, { legalName: value }, patience);
  if (status === 200) noted.changes.push({ id, value });
};

const remove: Act = async (api, random, noted) => {
  const id = random.pick(noted.deals);
  const { status } = await api.ask('DELETE', `deals/${id}`, undefined, patience);
  if (status === 204) noted.deleted.push(id);
};

const win: Act = async (api, random, noted) => {
  await api.ask('POST', `deals/${random.pick(noted.deals)}/win`, {}, patience);
};

const attach: Act = async (api, random, noted) => {
  const text = `${random.word()} `.repeat(10_000);
  const form = new FormData();
  form.append('file', new Blob([text]), 'notes.txt');
  const query = `entity=contacts.party&id=${random.pick(noted.companies)}`;
  const { status, body } = await api.ask<Made>('POST', `files?${query}`, form, patience);
  if (status === 201) noted.files.push({ id: body.id, text });
};

/** Background work: rows that the job brings in, in pieces. */
const importSome: Act = async (api, random, noted) => {
  if (noted.imports.length && random.chance(0.8)) return;
  const word = random.word();
  const rows = 900;
  const text = Array.from({ length: rows }, (_, i) => `Imported ${word} ${i},Tashkent`).join('\n');
  const form = new FormData();
  form.append('file', new Blob([`Company,City\n${text}\n`]), `${word}.csv`);
  const { status, body } = await api.ask<Made>('POST', 'imports', form, patience);
  if (status !== 201) return;
  const run = await api.ask('POST', `imports/${body.id}/run`, undefined, patience);
  if (run.status === 200) noted.imports.push({ id: body.id, rows, at: Date.now() });
};

/** The weight of each is how often it stands here. */
export const everyday = [company, company, deal, deal, change, change, remove, win, attach];
const withImports = [...everyday, importSome];

/** The same session over again: it lives in the database, as everything does. */
export const again = (api: Api, origin: string): Api => apiOf(origin, api.headers);
