import { type Goal, isOver, type Outcome } from '../shared/goal.ts';
import { runSuites } from './suites.ts';

const matrix = ['src/platform/access/denial.test.ts'];
const around = ['src/platform/api/holes.test.ts', 'src/platform/records/hostile.test.ts'];

/** In one process, whose start costs as much as a part of the matrix. */
const AT_ONCE = 4;

/** The matrix that `npm test` samples, whole, one generated organisation after another; the suites beside it once. */
export const denial: Goal = {
  number: 6,
  title: 'the denial matrix whole, and the holes and hostile texts that other systems fell to',
  unit: 'organisations, each with every route, role and scope',
  full: 20,
  run: async (a): Promise<Outcome> => {
    let done = 0;
    const beside = runSuites(around, { SEED: String(a.seed) });
    let { tests } = beside;
    const failures = [...beside.failures];
    while (done < a.count && (done === 0 || !isOver(a)) && !failures.length) {
      const count = Math.min(AT_ONCE, a.count - done);
      const seed = a.seed + done;
      const ran = runSuites(matrix, { SEED: String(seed), SEEDS: String(count), FULL: '1' });
      tests += ran.tests;
      failures.push(...ran.failures.map((f) => `SEED=${seed}: ${f}`));
      done += count;
      a.say(`${done} organisations, ${tests} tests, ${failures.length} failures`);
    }
    return { done, figures: { tests }, failures };
  },
};
