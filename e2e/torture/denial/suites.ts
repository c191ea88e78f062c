import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');

interface Results {
  testResults: {
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** Runs files of tests with these variables. */
export function runSuites(
  files: string[],
  env: Record<string, string>,
): { tests: number; failures: string[] } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mijoz-suites-'));
  const output = path.join(folder, 'results.json');
  const args = ['run', '--project', 'unit', '--reporter=json', `--outputFile=${output}`, ...files];
  const { stderr } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (!existsSync(output)) return { tests: 0, failures: [`the suites did not run: ${stderr}`] };
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Results;
  rmSync(folder, { recursive: true });
  const tests = testResults.flatMap((r) => r.assertionResults);
  const failed = tests.filter((t) => t.status !== 'passed');
  const broken = testResults.filter((r) => !r.assertionResults.length).map((r) => r.message);
  return {
    tests: tests.length,
    failures: [...failed.map((t) => `${t.fullName}: ${t.failureMessages[0]?.slice(0, 300)}`), ...broken],
  };
}
