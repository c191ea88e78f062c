import type { Api } from '../shared/api.ts';
import { type Assignment, type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { newInstallation } from '../shared/installation.ts';
import { formulas as all } from './payloads.ts';
import { liveInCsv, liveInWorkbook } from './readers.ts';

interface Item {
  id: string;
  name: string;
  legalName: string | null;
}

/** Texts that spreadsheets would run go out as files and come in again: none is live, none is changed. */
export const formulas: Goal = {
  number: 11,
  title: 'formula payloads to CSV and XLSX, and back',
  unit: 'payloads',
  full: 200,
  run: async (a) => {
    await using installation = await newInstallation();
    return await throughFiles(a, installation.owner);
  },
};

async function throughFiles(a: Assignment, owner: Api): Promise<Outcome> {
  const chosen = all
    .toSorted(() => a.random.next() - 0.5)
    .slice(0, Math.max(a.count, 1) >= 200 ? all.length : a.count);
  const failures: string[] = [];
  let done = 0;
  for (const [i, text] of chosen.entries()) {
    if (isOver(a)) break;
    const { status, text: told } = await owner.ask('POST', 'companies', {
      name: `Formula ${i}`,
      legalName: text,
    });
    if (status !== 201) failures.push(`not stored: ${JSON.stringify(text)} ${told.slice(0, 100)}`);
    done++;
  }
  const stored = await companies(owner);
  let files = 0;
  for (const query of ['format=csv', 'format=csv&delimiter=%3B', 'format=xlsx']) {
    const bytes = await download(owner, `companies/export?${query}&fields=name,legalName`);
    const live = query.includes('csv')
      ? liveInCsv(bytes, query.includes('%3B') ? ';' : ',')
      : await liveInWorkbook(bytes);
    failures.push(...live.map((cell) => `live in ${query}: ${JSON.stringify(cell)}`));
    const back = await bringBack(owner, bytes, query.includes('csv') ? 'back.csv' : 'back.xlsx');
    for (const [name, text] of stored)
      if (back.get(name) !== text)
        failures.push(`changed by ${query}: ${JSON.stringify(text)} to ${JSON.stringify(back.get(name))}`);
    files++;
  }
  return { done, figures: { 'files written, read by other readers, and brought in again': files }, failures };
}

async function companies(owner: Api): Promise<Map<string, string | null>> {
  const items: Item[] = [];
  let cursor = '';
  do {
    const { body } = await owner.ask<{ items: Item[]; next: string | null }>(
      'GET',
      `companies?limit=200&fields=name,legalName${cursor}`,
    );
    items.push(...body.items);
    cursor = body.next ? `&cursor=${encodeURIComponent(body.next)}` : '';
  } while (cursor);
  return new Map(items.map((i) => [i.name, i.legalName]));
}

async function download(owner: Api, path: string): Promise<Buffer> {
  const answer = await fetch(`${owner.origin}/api/v1/${path}`, { headers: owner.headers });
  if (!answer.ok) throw new Error(await answer.text());
  return Buffer.from(await answer.arrayBuffer());
}

/** Puts what is there into the bin, and brings the file in as a user does who agrees to what is proposed. */
async function bringBack(owner: Api, bytes: Buffer, name: string): Promise<Map<string, string | null>> {
  const filter = { field: 'name', op: 'startsWith', value: 'Formula' };
  for (let done = 1; done > 0; ) {
    const { body: list } = await owner.ask<{ items: Item[] }>(
      'GET',
      `companies?limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`,
    );
    const ids = list.items.map((i) => i.id);
    done = ids.length;
    if (done) await owner.ask('POST', 'companies/batch', { ids, verb: 'delete' });
  }
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const { body, text } = await owner.ask<{ id: string; state: string }>('POST', 'imports', form);
  if (!body?.id) throw new Error(text);
  await owner.ask('POST', `imports/${body.id}/run`);
  for (let state = 'running'; state === 'running'; ) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    state = (await owner.ask<{ state: string }>('GET', `imports/${body.id}`)).body.state;
  }
  return companies(owner);
}
