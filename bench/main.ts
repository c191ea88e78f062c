import { measureBrowser } from './browser.ts';
import { measurePasses } from './passes.ts';
import { checkPlans } from './plan-budgets.ts';
import { measureRates } from './rates.ts';

/**
 * `npm run bench [-- --scale=0.1 --runs=5 --seconds=3 --only=create]`: prints a JSON line a figure: answers a second, the ratio to
 * the bare route that sends the same SQL in the same run (median of the runs), and what the plans had to read.
 * `npm run bench -- --browser`: how fast lists stand and scroll in a browser.
 * `npm run bench -- --passes`: how long the passes over plans of contacts take at two scales.
 * `npm run bench -- --plans`: what the plans read at two scales, held against the budgets; no rates.
 */
const given = (name: string): string | undefined =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1];
const option = (name: string, otherwise: number): number => Number(given(name) ?? otherwise);

if (process.argv.includes('--browser')) {
  await measureBrowser();
} else if (process.argv.includes('--plans')) {
  process.exitCode = (await checkPlans(option('from', 0.01), option('to', 0.1))) ? 0 : 1;
} else if (process.argv.includes('--passes')) {
  await measurePasses(option('from', 0.01), option('to', 0.1));
} else {
  await measureRates({
    scale: option('scale', 0.1),
    runs: option('runs', 5),
    seconds: option('seconds', 3),
    only: given('only') ?? '',
  });
}
