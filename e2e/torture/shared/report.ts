import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Goal, Outcome } from './goal.ts';

export interface Run {
  goal: Goal;
  seed: number;
  seconds: number;
  outcome: Outcome;
}

const HEAD = `# Reliability

Written by \`npm run torture\`: each table is the last run of its goal, and holds only what that run really did. A run is
bounded in time, so "of" names what the goal demands in full.
`;

/** Puts the goal's table in place of its last one; the tables of other goals stay. */
export function report(file: string, run: Run): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const sections = new Map(
    text
      .split(/^(?=## Goal )/m)
      .filter((part) => part.startsWith('## Goal '))
      .map((part) => [numberOf(part), part.trim()]),
  );
  sections.set(run.goal.number, section(run));
  const ordered = [...sections].sort(([a], [b]) => a - b).map(([, part]) => part);
  writeFileSync(file, `${[HEAD, ...ordered].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`);
}

const numberOf = (part: string): number => Number(/^## Goal (\d+)/.exec(part)?.[1]);

function section({ goal, seed, seconds, outcome }: Run): string {
  const rows = {
    [goal.unit]: `${thousands(outcome.done)} of ${thousands(goal.full)}`,
    ...outcome.figures,
    failures: outcome.failures.length,
    seed,
    seconds,
    machine: machine(),
  };
  const table = Object.entries(rows).map(
    ([name, value]) =>
      `| ${name} | ${typeof value === 'number' && name !== 'seed' ? thousands(value) : value} |`,
  );
  const failures = outcome.failures.slice(0, 20).map((f) => `- ${f.replaceAll('\n', ' ').slice(0, 300)}`);
  return [
    `## Goal ${goal.number}: ${goal.title}`,
    '',
    '| | |',
    '|---|---|',
    ...table,
    ...(failures.length ? ['', ...failures] : []),
  ].join('\n');
}

const thousands = (n: number): string => n.toLocaleString('en-GB');
const machine = (): string => {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${os.availableParallelism()} cores${cpu?.model.trim() ? ` (${cpu.model.trim()})` : ''}, ${memory} GB, ${os.type()}, Node ${process.versions.node}`;
};
