import type { Random } from '../../../src/testing/random.ts';

/** What one goal is given: choices that the seed repeats, how much to do, and when to stop all the same. */
export interface Assignment {
  seed: number;
  random: Random;
  /** How many of the goal's unit: kills, requests, payloads. */
  count: number;
  /** Milliseconds since the epoch. */
  deadline: number;
  say(line: string): void;
}

/** Only what really ran. */
export interface Outcome {
  /** How many of the goal's unit were done. */
  done: number;
  /** Further counts, in the order of their rows: those of several runs add up. */
  figures: Record<string, number>;
  /** Sizes and longest times: of several runs the largest counts. */
  largest?: Record<string, number>;
  /** Each with what is needed to look into it; none is the goal. */
  failures: string[];
}

export interface Goal {
  number: number;
  title: string;
  /** What is counted, and how many of it the goal demands. */
  unit: string;
  full: number;
  run(assignment: Assignment): Promise<Outcome>;
}

export const isOver = (a: Assignment): boolean => Date.now() >= a.deadline;
