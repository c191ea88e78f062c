import { hash } from 'node:crypto';
import { cellText, type TableRow } from '../parse/table.ts';
import type { Step } from './plan.ts';

/**
 * A row that says in every cell what an earlier row of its file said adds nothing, where rows mean things that are known
 * by a key. Elsewhere (two equal lines of a bill) it may well be meant.
 */
export class Repeats {
  readonly #seen = new Set<string>();
  readonly #isOn: boolean;

  constructor(step: Step) {
    this.#isOn = step.match.length > 0 && !step.isExact;
  }

  has({ cells }: TableRow): boolean {
    if (!this.#isOn) return false;
    const print = hash('sha1', JSON.stringify(cells.map(cellText)), 'base64').slice(0, 16);
    if (this.#seen.has(print)) return true;
    // Beyond this the memory would grow with the file.
    if (this.#seen.size < 1_000_000) this.#seen.add(print);
    return false;
  }
}
