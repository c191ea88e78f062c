import { randomFrom } from '../../../src/testing/random.ts';
import { type Assignment, type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { type Installation, newInstallation } from '../shared/installation.ts';
import { brokenInvariants } from '../shared/invariants.ts';
import type { Client } from './client.ts';
import { compare } from './compare.ts';
import { Model } from './model.ts';
import { createCompany, createDeal, createTask, operations } from './operations.ts';

const CLIENTS = 64;

/** Clients write the same few records at once, each operation noted in a model of what may come of it. */
export const randomOperations: Goal = {
  number: 5,
  title: '64 clients at random operations, against a model',
  unit: 'operations',
  full: 1_000_000,
  run: async (a) => {
    await using installation = await newInstallation();
    return await work(a, installation);
  },
};

async function work(a: Assignment, { owner, rows, program }: Installation): Promise<Outcome> {
  const failures: string[] = [];
  const model = new Model();
  const statuses = new Map<string, number>();
  const client = (number: number): Client => ({
    api: owner,
    model,
    random: randomFrom(a.seed + number),
    failures,
    statuses,
  });
  const first = client(0);
  for (let i = 0; i < 30; i++) await createCompany(first);
  for (let i = 0; i < 15; i++) await createDeal(first);
  for (let i = 0; i < 15; i++) await createTask(first);
  let done = 0;
  const run = async (c: Client): Promise<void> => {
    while (done < a.count && !isOver(a) && failures.length < 50) {
      if (++done % 10_000 === 0) a.say(`${done} operations`);
      await weighted(c)(c);
      if (done % 200 === 0) shorten(model);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, i) => run(client(i + 1))));
  failures.push(...(await compare(model, rows)), ...(await brokenInvariants(rows)));
  if (!program.isRunning()) failures.push(`the program ended: ${program.output().slice(-1500)}`);
  const records = [...model.records.values()].reduce((n, list) => n + list.length, 0);
  const counted = Object.fromEntries([...statuses].sort().map(([s, n]) => [`answers ${s}`, n]));
  return {
    done,
    figures: { 'records in the model': records, ...counted },
    largest: { clients: CLIENTS },
    failures,
  };
}

const weights = operations.reduce((sum, [weight]) => sum + weight, 0);
function weighted(c: Client): (c: Client) => Promise<unknown> {
  let at = c.random.next() * weights;
  for (const [weight, operation] of operations) {
    at -= weight;
    if (at <= 0) return operation;
  }
  return operations[0]?.[1] ?? (async () => undefined);
}

/** The newest records are the ones that clients meet at; what can no longer be a last value is forgotten. */
function shorten(model: Model): void {
  const settled = model.step() - 5000;
  for (const record of [...model.records.values()].flat())
    for (const cell of record.cells.values()) cell.prune(settled);
}
