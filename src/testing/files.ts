import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withAnswers } from '../kernel/import-answers.ts';
import type { ImportAnswer, ImportCheck, ImportPlan, ImportQuestion } from '../kernel/import-api.ts';
import type { Answer, Client } from './client.ts';
import type { TestApp } from './fixture.ts';

/** The four files of a sales department, in the order in which a program would bring them in. */
export const mavenFiles = ['sales_teams.csv', 'products.csv', 'accounts.csv', 'sales_pipeline.csv'] as const;

const reference = resolve(process.env['MIJOZ_REFERENCE_DATA'] ?? '../shared/data');
const maven = join(reference, '04-crm-samples/maven-crm-sales-opportunities');

/** False where the reference data is not there; says so. */
export function hasMaven(): boolean {
  const isThere = existsSync(join(maven, 'sales_pipeline.csv'));
  if (!isThere) console.log(`skipped: no reference data in ${reference} (set MIJOZ_REFERENCE_DATA)`);
  return isThere;
}
/** The text of a file of the reference data; nothing where it is not there. */
export function referenceFile(name: string): string | undefined {
  const path = join(reference, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
export const mavenPath = (name: string): string => join(maven, name);
export const mavenFile = (name: string): Buffer => readFileSync(mavenPath(name));

export interface ImportRecord {
  id: string;
  state: string;
  failure: string | null;
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  refused: number;
  plan: ImportPlan;
  [name: string]: unknown;
}
/** Sends a table to be imported. */
export async function uploadFile(client: Client, name: string, bytes: Uint8Array): Promise<ImportRecord> {
  const answer = await sendFile<ImportRecord>(client, '/imports', name, bytes);
  if (answer.status !== 201) throw Object.assign(new Error(answer.text), { status: answer.status });
  return answer.body;
}

/** Sends a file as a browser does. */
export function sendFile<T>(
  client: Client,
  path: string,
  name: string,
  bytes: Uint8Array,
): Promise<Answer<T>> {
  const boundary = 'b0undary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return client.post<T>(path, body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
}

/** Gives each question the answer that is proposed for it, or the one named here. */
export async function answerQuestions(
  client: Client,
  ids: string[],
  own: Record<string, ImportAnswer> = {},
): Promise<ImportQuestion[]> {
  const { body } = await client.post<{ items: ImportCheck[] }>('/imports/check', { ids });
  for (const check of body.items) {
    const { plan } = (await client.get<ImportRecord>(`/imports/${check.id}`)).body;
    const questions = check.questions.map((q) => ({ ...q, answer: own[q.value] ?? q.answer }));
    await client.ask('PUT', `/imports/${check.id}/plan`, withAnswers(plan, { ...check, questions }));
  }
  return body.items.flatMap((i) => i.questions);
}

/** Waits until the job has ended. */
export async function settled(t: TestApp, ids: string[], client: Client = t.owner): Promise<ImportRecord[]> {
  for (;;) {
    const records = await Promise.all(
      ids.map(async (id) => (await client.get<ImportRecord>(`/imports/${id}`)).body),
    );
    if (records.every((r) => !['running', 'undoing'].includes(r.state))) return records;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** From files to records: upload, the proposed answers, run. */
export async function importFiles(
  t: TestApp,
  files: [string, Uint8Array][],
  own: Record<string, ImportAnswer> = {},
  client: Client = t.owner,
): Promise<ImportRecord[]> {
  const ids: string[] = [];
  for (const [name, bytes] of files) ids.push((await uploadFile(client, name, bytes)).id);
  await answerQuestions(client, ids, own);
  const run = await client.post('/imports/run', { ids });
  if (run.status !== 200) throw new Error(run.text);
  return settled(t, ids, client);
}
