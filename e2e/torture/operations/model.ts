export type Value = string | number | boolean | null;

interface Write {
  value: Value;
  sent: number;
  /** Null while nothing, or nothing certain, was answered. */
  answered: number | null;
}

/**
 * What one value of one record may be, after clients have written it at once. Times are a count of steps: a write that was
 * sent after another was answered came later for certain, and of others either may have been the last.
 */
export class Cell {
  readonly #writes: Write[] = [];

  constructor(value: Value, at: number) {
    this.#writes.push({ value, sent: at, answered: at });
  }

  begin(
    value: Value,
    sent: number,
  ): (answered: number | null, outcome: 'done' | 'not done' | 'unknown') => void {
    const write: Write = { value, sent, answered: null };
    this.#writes.push(write);
    return (answered, outcome) => {
      if (outcome === 'not done') this.#writes.splice(this.#writes.indexOf(write), 1);
      if (outcome === 'done') write.answered = answered;
    };
  }

  /** The values that it may have when all is quiet. */
  allowed(): Value[] {
    const isOverwritten = (w: Write): boolean =>
      w.answered !== null &&
      this.#writes.some((o) => o !== w && o.answered !== null && o.sent > (w.answered ?? Infinity));
    return this.#writes.filter((w) => !isOverwritten(w)).map((w) => w.value);
  }

  /** Whether some write was for certain made between two moments. */
  changedBetween(after: number, before: number): boolean {
    return this.#writes.some((w) => w.sent > after && w.answered !== null && w.answered < before);
  }

  /** Forgets what can no longer be the last, so that a long run fits the memory. */
  prune(before: number): void {
    if (this.#writes.length < 2) return;
    const last = Math.max(
      ...this.#writes.map((w) => (w.answered !== null && w.answered < before ? w.sent : -1)),
    );
    for (let i = this.#writes.length - 1; i >= 0; i--) {
      const { answered } = this.#writes[i] ?? { answered: null };
      if (answered !== null && answered < last) this.#writes.splice(i, 1);
    }
  }
}

/** A record that clients share. */
export interface Shared {
  id: string;
  cells: Map<string, Cell>;
  /** Words that were added to its description, each from the version that was read, and acknowledged. */
  words: string[];
}

export class Model {
  #step = 0;
  readonly records = new Map<string, Shared[]>();
  readonly verbs = new Map<string, { done: number; unknown: number }>();

  step = (): number => ++this.#step;

  add(route: string, id: string, values: Record<string, Value>): void {
    const at = this.step();
    const cells = new Map(Object.entries(values).map(([name, value]) => [name, new Cell(value, at)]));
    this.records.getOrInsertComputed(route, () => []).push({ id, cells, words: [] });
  }
}
