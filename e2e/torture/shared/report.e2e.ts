import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Goal, Outcome } from './goal.ts';
import { report, seedsOf } from './report.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mijoz-report-'));
  file = path.join(folder, 'reliability.md');
});
afterEach(() => rmSync(folder, { recursive: true }));

const goalOf = (number: number): Goal => ({
  number,
  title: `goal ${number}`,
  unit: 'kills',
  full: 2000,
  run: () => Promise.reject(new Error('not here')),
});
const run = (seed: number, outcome: Partial<Outcome> = {}, number = 1) => ({
  goal: goalOf(number),
  seed,
  seconds: 700,
  outcome: { done: 900, figures: { writes: 40 }, largest: { 'longest, ms': seed }, failures: [], ...outcome },
});
/** What stands in the tables, but for what is of the machine. */
const shown = (): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((line) => line.startsWith('## Goal')),
    )
    .filter((line) => line && !/^\|(---| \| | commit| machine)/.test(line));

test('a run takes the place of its goal’s last one, and the tables of other goals stay', () => {
  report(file, run(5));
  report(file, run(6, {}, 2));
  report(file, run(7, { done: 1, figures: {} }));
  expect(shown()).toEqual([
    ...['## Goal 1: goal 1', '| kills | 1 of 2,000 |', '| longest, ms | 7 |'],
    ...['| runs | 1 |', '| failures | 0 |', '| seed | 7 |', '| seconds | 700 |'],
    ...['## Goal 2: goal 2', '| kills | 900 of 2,000 |', '| writes | 40 |', '| longest, ms | 6 |'],
    ...['| runs | 1 |', '| failures | 0 |', '| seed | 6 |', '| seconds | 700 |'],
  ]);
});

test('a run that is added sums up counts, keeps what is largest, and names every seed and failure', () => {
  report(file, run(5));
  report(file, run(4, { failures: ['lost\nupdate'] }), true);
  report(file, run(3, { done: 7, figures: { answers: 1 }, failures: ['gone'] }), true);
  expect(shown()).toEqual([
    ...['## Goal 1: goal 1', '| kills | 1,807 of 2,000 |', '| writes | 80 |', '| longest, ms | 5 |'],
    ...['| answers | 1 |', '| runs | 3 |', '| failures | 2 |', '| seed | 5, 4, 3 |', '| seconds | 2,100 |'],
    ...['- lost update', '- gone'],
  ]);
  expect(seedsOf(file, goalOf(1))).toEqual([5, 4, 3]);
  expect(seedsOf(file, goalOf(2))).toEqual([]);
});

test('goals that end at the same time do not write over each other', async () => {
  const program = `import { report } from ${JSON.stringify(path.join(import.meta.dirname, 'report.ts'))};
    const [file, number] = process.argv.slice(1);
    for (let seed = 0; seed < 8; seed++) report(file, { goal: { number: Number(number), title: '', unit: 'kills', full: 9 }, seed, seconds: 1,
      outcome: { done: 1, figures: {}, failures: [] } }, true);`;
  const goals = ['1', '2', '3', '4'];
  const node = promisify(execFile);
  await Promise.all(
    goals.map((number) => node(process.execPath, ['--input-type=module', '-e', program, file, number])),
  );
  expect(shown().filter((line) => line.startsWith('| runs'))).toEqual(goals.map(() => '| runs | 8 |'));
});
