import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runTool } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, main, say } from './lib/project.mjs';
import { findNode } from './lib/runtime.mjs';
import { ensureWebClient } from './lib/web-client.mjs';

const results = inProject('.cache/test-results.json');

// Runs the tests, all or as the arguments narrow them down: npm test -- src/modules/deals, npm test -- --project unit
await main(async (args) => {
  ensureInstalled();
  const node = findNode();
  if (needsWebClient(args)) ensureWebClient(node);
  rmSync(results, { force: true });
  const seed = process.env.SEED ?? String(randomInt(2 ** 31));
  const vitest = inProject('node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const code = await runTool(node, [vitest, 'run', ...reporters, ...args], { SEED: seed });
  return summarise(code, seed);
});

function needsWebClient(args) {
  const paths = args.filter((arg) => /^(src|e2e)\b/.test(arg));
  const isUnitOnly = args.join(' ').includes('--project unit') || args.includes('--project=unit');
  return !isUnitOnly && (paths.length === 0 || paths.some((path) => path.startsWith('e2e')));
}

function summarise(code, seed) {
  const counts = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
  const {
    numPassedTests: passed = 0,
    numFailedTests: failed = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = counts;
  const isGood = code === 0 && failed === 0 && passed > 0;
  if (!isGood) say(`To repeat the same choices: SEED=${seed}`);
  say(`tests: ${passed} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
  return isGood ? 0 : code || 1;
}
