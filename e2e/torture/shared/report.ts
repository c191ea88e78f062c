import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Goal, Outcome } from './goal.ts';
import { locked } from './locked.ts';

export interface Run {
  goal: Goal;
  seed: number;
  seconds: number;
  outcome: Outcome;
}

const HEAD = `# Reliability

Written by \`npm run torture\`: each table holds only what the runs that it names really did. A run is bounded in time, so
"of" names what the goal demands in full. A run takes the place of its goal's last one, or with \`--add\` is added to it:
counts are summed, of sizes and longest times the largest is kept.
`;

/** Puts the goal's table in place of its last one, or adds to that; the tables of other goals stay. */
export function report(file: string, run: Run, isAdded = false): void {
  locked(file, () => {
    const sections = sectionsOf(file);
    const before = isAdded ? rowsOf(sections.get(run.goal.number)) : new Map<string, string>();
    const failures = isAdded ? failuresOf(sections.get(run.goal.number)) : [];
    sections.set(run.goal.number, section(run, before, failures));
    const ordered = [...sections].sort(([a], [b]) => a - b).map(([, part]) => part);
    writeFileSync(`${file}.new`, `${[HEAD.trim(), ...ordered].join('\n\n')}\n`);
    renameSync(`${file}.new`, file);
  });
}

/** The seeds that the goal's table counts already: to add one of them again would try nothing new. */
export const seedsOf = (file: string, goal: Goal): number[] =>
  (rowsOf(sectionsOf(file).get(goal.number)).get('seed')?.split(', ') ?? []).map(Number);

function sectionsOf(file: string): Map<number, string> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const parts = text.split(/^(?=## Goal )/m).filter((part) => part.startsWith('## Goal '));
  return new Map(parts.map((part) => [Number(/\d+/.exec(part)?.[0]), part.trim()]));
}

const rowsOf = (part = ''): Map<string, string> =>
  new Map([...part.matchAll(/^\| (.+?) \| (.*) \|$/gm)].map(([, name = '', value = '']) => [name, value]));
const failuresOf = (part = ''): string[] =>
  [...part.matchAll(/^- (.*)$/gm)].map(([, failure = '']) => failure);

/** Of every run, after its own figures. */
const OF_RUNS = ['runs', 'failures', 'seed', 'seconds', 'commit', 'machine'];

function section(run: Run, before: Map<string, string>, known: string[]): string {
  const { goal, seed, seconds, outcome } = run;
  const earlier = (name: string): number =>
    Number((before.get(name) ?? '0').split(' ')[0]?.replaceAll(',', ''));
  const rows = {
    [goal.unit]: `${thousands(earlier(goal.unit) + outcome.done)} of ${thousands(goal.full)}`,
    ...figures(run, before, earlier),
    runs: thousands((earlier('runs') || Math.sign(before.size)) + 1),
    failures: thousands(earlier('failures') + outcome.failures.length),
    seed: [before.get('seed') ?? [], seed].flat().join(', '),
    seconds: thousands(earlier('seconds') + seconds),
    commit: commit(),
    machine: machine(),
  };
  const table = Object.entries(rows).map(([name, value]) => `| ${name} | ${value} |`);
  const failures = outcome.failures.map((f) => f.replaceAll('\n', ' ').slice(0, 300));
  const listed = [...known, ...failures].slice(0, 20).map((f) => `- ${f}`);
  const head = [`## Goal ${goal.number}: ${goal.title}`, '', '| | |', '|---|---|'];
  return [...head, ...table, ...(listed.length ? ['', ...listed] : [])].join('\n');
}

function figures(
  { goal, outcome }: Run,
  before: Map<string, string>,
  earlier: (name: string) => number,
): Record<string, string> {
  const { figures, largest = {} } = outcome;
  const known = [...before.keys()].filter((name) => name !== goal.unit && !OF_RUNS.includes(name));
  const names = new Set([...known, ...Object.keys(figures), ...Object.keys(largest)]);
  const total = (name: string): number =>
    name in largest ? Math.max(earlier(name), largest[name] ?? 0) : earlier(name) + (figures[name] ?? 0);
  return Object.fromEntries([...names].map((name) => [name, thousands(total(name))]));
}

const thousands = (n: number): string => n.toLocaleString('en-GB');
const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  }).trim();
const machine = (): string => {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${os.availableParallelism()} cores${cpu?.model.trim() ? ` (${cpu.model.trim()})` : ''}, ${memory} GB, ${os.type()}, Node ${process.versions.node}`;
};
