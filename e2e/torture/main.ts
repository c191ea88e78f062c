import path from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../src/testing/random.ts';
import { goals } from './goals.ts';
import type { Outcome } from './shared/goal.ts';
import { report, seedsOf } from './shared/report.ts';

/**
 * `npm run torture [-- --goal=7 --seed=1 --minutes=10 --count=1000 --add]`: the reliability goals in a row, or one of them,
 * each in full or until its time is up. Figures go to docs/reliability.md, in place of those of earlier runs or added to them.
 */
const { values } = parseArgs({
  options: {
    goal: { type: 'string' },
    seed: { type: 'string' },
    minutes: { type: 'string', default: '30' },
    count: { type: 'string' },
    add: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const chosen = goals.filter((g) => !values.goal || values.goal.split(',').includes(String(g.number)));
if (!chosen.length) throw new Error(`--goal is one of ${goals.map((g) => g.number).join(', ')}`);
const file = path.resolve(import.meta.dirname, '../../docs/reliability.md');
const again = chosen.filter((g) => values.add && seedsOf(file, g).includes(seed));
if (again.length) throw new Error(`seed ${seed} is counted already at goal ${again.map((g) => g.number)}`);

for (const goal of chosen) {
  const start = Date.now();
  const say = (line: string): void =>
    console.log(`[goal ${goal.number}, ${Math.round((Date.now() - start) / 1000)} s] ${line}`);
  say(`${goal.title}, seed ${seed}`);
  const assignment = {
    seed,
    random: randomFrom(seed),
    count: Number(values.count ?? goal.full),
    deadline: start + Number(values.minutes) * 60_000,
    say,
  };
  const outcome: Outcome = await goal
    .run(assignment)
    .catch((error: Error) => ({ done: 0, figures: {}, failures: [`cut off: ${error.message}`] }));
  const seconds = Math.round((Date.now() - start) / 1000);
  report(file, { goal, seed, seconds, outcome }, values.add);
  say(
    `${outcome.done} ${goal.unit}, ${JSON.stringify({ ...outcome.figures, ...outcome.largest })}, ${outcome.failures.length} failures`,
  );
  for (const failure of outcome.failures) console.error(`seed ${seed}: ${failure}`);
  if (outcome.failures.length) process.exitCode = 1;
}
process.exit();
