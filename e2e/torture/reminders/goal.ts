import { newScene } from '../../../src/modules/reminders/simulated-people.testing.ts';
import { simulate } from '../../../src/modules/reminders/simulated-run.testing.ts';
import { type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { testServer } from './databases.ts';

/** Each with a company and a database of its own: a pass of reminders is for everybody. */
const LANES = 3;
/** One seed of so many is a whole year, the others are the days around one change of clocks. */
const YEAR_EVERY = 100;
const SAY_EVERY = 200;

/** Reminders under a seeded clock, against a model in the plainest words. */
export const reminders: Goal = {
  number: 4,
  title: 'reminders under a seeded clock: each once, none missed, over four zones and all changes of clocks',
  unit: 'seeds',
  full: 10_000,
  run: async (a) => {
    await using server = await testServer();
    const sum = { done: 0, years: 0, steps: 0, told: 0 };
    const failures: string[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      await using t = await server.newApp();
      const scene = await newScene(t);
      while (next < a.count && !isOver(a) && !failures.length) {
        const number = next++;
        const span = number % YEAR_EVERY === 0 ? 'year' : 'days';
        const ran = await simulate(scene, a.seed + number, span).catch((error: Error) => error);
        if (ran instanceof Error) return void failures.push(ran.message);
        sum.done++;
        sum.years += span === 'year' ? 1 : 0;
        sum.steps += ran.steps;
        sum.told += ran.told;
        if (sum.done % SAY_EVERY === 0) a.say(`${sum.done} seeds, ${sum.told} reminders`);
      }
    };
    await Promise.all(Array.from({ length: Math.min(LANES, a.count) }, lane));
    return outcomeOf(sum, failures);
  },
};

function outcomeOf(
  sum: { done: number; years: number; steps: number; told: number },
  failures: string[],
): Outcome {
  const figures = {
    'whole years among them': sum.years,
    'passes over the work, each compared': sum.steps,
    'reminders told': sum.told,
  };
  return { done: sum.done, figures, failures };
}
