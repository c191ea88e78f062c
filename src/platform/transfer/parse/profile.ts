import type { DateForm } from './date.ts';
import { DateTally, type DecidedBy, type StudiedDay, studyDay } from './date-evidence.ts';
import type { NumberForm } from './decimal.ts';
import { NumberTally, numberEvidence } from './number-evidence.ts';
import { AmountCell, type CellValue, cellText, type TableRow } from './table.ts';
import { isNothing, kindOf, type ValueKind } from './value-kind.ts';

export type ColumnType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'email'
  | 'phone'
  | 'url'
  | 'empty';

/** What a column holds, as guessed from all of its values. */
export interface ColumnProfile {
  header: string;
  type: ColumnType;
  filled: number;
  empty: number;
  /** Filled cells that are not of the type, with the first of them. */
  misfits: { count: number; lines: number[] };
  number?: { form: NumberForm; decidedBy: DecidedBy };
  date?: { form: DateForm; decidedBy: DecidedBy };
  /** The currency that all amounts name, where they name one. */
  currency?: string;
  /** The distinct values with their counts, most frequent first; only the first 500 met are counted. */
  values: { value: string; count: number }[];
  hasMoreValues: boolean;
  /** Some values as they stand in the file. */
  samples: string[];
  longest: number;
}

const MOST_VALUES = 500;
const SAMPLES = 5;

/** Reads all rows once and says what each column holds. Keeps a bounded part of them in memory. */
export async function profileColumns(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  header: string[],
): Promise<ColumnProfile[]> {
  const tallies = header.map((name) => new ColumnTally(name));
  for await (const row of rows) {
    for (let i = 0; i < Math.max(row.cells.length, header.length); i++) {
      if (i === tallies.length) tallies.push(new ColumnTally(''));
      tallies[i]?.add(row.cells[i] ?? null, row.line);
    }
  }
  const decimal = commonest(tallies.map((t) => t.numbers.decimal));
  const order = commonest(tallies.map((t) => t.dates.decided));
  return tallies.map((t) => t.profile(decimal, order));
}

function commonest<T>(values: (T | undefined)[]): T | undefined {
  const found = values.filter((v) => v !== undefined);
  return found.sort((a, b) => found.filter((v) => v === b).length - found.filter((v) => v === a).length)[0];
}

/** What a value tells of its column. */
interface Study {
  kind: ValueKind;
  evidence?: ReturnType<typeof numberEvidence>;
  day?: StudiedDay;
}

function studyText(text: string): Study {
  const kind = kindOf(text);
  if (kind === 'integer' || kind === 'decimal') return { kind, evidence: numberEvidence(text) };
  if (kind !== 'date' && kind !== 'datetime') return { kind };
  return { kind, day: studyDay(text.trim().replace(/[T\s,]+\d{1,2}:\d{2}.*$/, '')) };
}

class ColumnTally {
  readonly header: string;
  readonly numbers = new NumberTally();
  readonly dates = new DateTally();
  readonly #kinds = new Map<ValueKind, { count: number; lines: number[] }>();
  readonly #values = new Map<string, number>();
  readonly #studied = new Map<string, Study>();
  readonly #currencies = new Set<string>();
  #hasMoreValues = false;
  #seen = 0;
  #longest = 0;

  constructor(header: string) {
    this.header = header;
  }

  add(cell: CellValue, line: number): void {
    const { kind, evidence, day } = typeof cell === 'string' ? this.#study(cell) : { kind: kindOf(cell) };
    const seen = this.#kinds.get(kind) ?? { count: 0, lines: [] };
    this.#kinds.set(kind, seen);
    seen.count++;
    this.#seen++;
    if (seen.lines.length < SAMPLES) seen.lines.push(line);
    if (kind === 'empty') return;
    const text = cellText(cell);
    this.#longest = Math.max(this.#longest, text.length);
    this.#count(text);
    if (evidence) this.numbers.add(evidence);
    if (evidence?.in.currency) this.#currencies.add(evidence.in.currency);
    if (cell instanceof AmountCell) this.#currencies.add(cell.currency);
    if (day) this.dates.add(day);
  }

  #count(text: string): void {
    const count = this.#values.get(text);
    if (count === undefined && this.#values.size >= MOST_VALUES) this.#hasMoreValues = true;
    else this.#values.set(text, (count ?? 0) + 1);
  }

  // Columns repeat their values, and understanding one costs more than remembering it.
  #study(text: string): Study {
    const known = this.#studied.get(text);
    if (known) return known;
    if (this.#isText()) return { kind: isNothing(text.trim()) ? 'empty' : 'text' };
    const study = studyText(text);
    if (this.#studied.size >= 4 * MOST_VALUES) this.#studied.clear();
    this.#studied.set(text, study);
    return study;
  }

  // Thousands of texts among the values leave no other type to find.
  #isText(): boolean {
    const texts = this.#kinds.get('text')?.count ?? 0;
    return texts >= 5000 && texts * 4 >= this.#seen;
  }

  profile(decimal: '.' | ',' | undefined, order: DateTally['decided']): ColumnProfile {
    const filled = [...this.#kinds].reduce(
      (sum, [kind, { count }]) => sum + (kind === 'empty' ? 0 : count),
      0,
    );
    const type = this.#type(filled);
    // Slips of the pen do not take the form from the values that have one.
    const isNumber = this.#kinds.has('integer') || this.#kinds.has('decimal');
    const isDate = this.#kinds.has('date') || this.#kinds.has('datetime');
    const [currency] = this.#currencies;
    return {
      header: this.header,
      type,
      filled,
      empty: this.#kinds.get('empty')?.count ?? 0,
      misfits: this.#misfits(type),
      ...(isNumber ? { number: this.numbers.form(decimal) } : {}),
      ...(isDate ? { date: this.dates.form(order) } : {}),
      ...(isNumber && currency && this.#currencies.size === 1 ? { currency } : {}),
      values: [...this.#values].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count),
      hasMoreValues: this.#hasMoreValues,
      samples: [...this.#values.keys()].slice(0, SAMPLES),
      longest: this.#longest,
    };
  }

  // A type is guessed where at least nine of ten values are of it: the tenth is a slip to report, not a reason for text.
  #type(filled: number): ColumnType {
    if (filled === 0) return 'empty';
    for (const type of TYPES) {
      // One 00123 among numbers shows that zeros count.
      if (type === 'integer' && this.#kinds.has('code')) return this.#kinds.has('phone') ? 'phone' : 'text';
      // A column of codes alone holds no telephone: postal codes and articles begin with zero too.
      if (type === 'phone' && !this.#kinds.has('phone')) continue;
      const fitting = KINDS_OF[type].reduce((sum, kind) => sum + (this.#kinds.get(kind)?.count ?? 0), 0);
      if (fitting >= filled * 0.9) return type;
    }
    return 'text';
  }

  #misfits(type: ColumnType): ColumnProfile['misfits'] {
    if (type === 'text' || type === 'empty') return { count: 0, lines: [] };
    const others = [...this.#kinds].filter(([kind]) => kind !== 'empty' && !KINDS_OF[type].includes(kind));
    const lines = others.flatMap(([, { lines }]) => lines).sort((a, b) => a - b);
    return { count: others.reduce((sum, [, { count }]) => sum + count, 0), lines: lines.slice(0, SAMPLES) };
  }
}

type Guessed = Exclude<ColumnType, 'text' | 'empty'>;
const TYPES: Guessed[] = ['integer', 'decimal', 'date', 'datetime', 'boolean', 'email', 'url', 'phone'];
const KINDS_OF: Record<Guessed, ValueKind[]> = {
  integer: ['integer'],
  decimal: ['integer', 'decimal'],
  date: ['date'],
  datetime: ['date', 'datetime'],
  boolean: ['boolean'],
  email: ['email'],
  url: ['url'],
  phone: ['phone', 'code'],
};
