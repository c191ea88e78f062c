import type { DecidedBy } from './date-evidence.ts';
import type { NumberForm } from './decimal.ts';
import { type NumberInText, numberIn } from './decimal.ts';

/** What a number tells about the form of its column; `open` is a sign that may be either (1,234). */
export interface NumberEvidence {
  isInteger: boolean;
  decimal?: '.' | ',';
  group?: NumberForm['group'];
  open?: '.' | ',';
}

/** What the text tells, or null where it is no number in any form. */
export function numberEvidence(text: string): (NumberEvidence & { in: NumberInText }) | null {
  const number = numberIn(text);
  const evidence = number && evidenceOf(number.digits);
  return evidence ? { ...evidence, in: number } : null;
}

function evidenceOf(digits: string): NumberEvidence | null {
  if (/^\d+$/.test(digits)) return { isInteger: true };
  const spaced = /^\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?:([.,])\d*)?$/.exec(digits);
  if (spaced)
    return { isInteger: !spaced[2], group: spaced[1] === ' ' ? ' ' : "'", ...decimalSign(spaced[2]) };
  const both =
    /^\d{1,3}(?:([.,])\d{3})+([.,])\d+$/.exec(digits) ?? /^\d{1,2}(?:(,)\d{2})*,\d{3}(\.)\d+$/.exec(digits);
  if (both && both[1] !== both[2]) return { isInteger: false, group: sign(both[1]), ...decimalSign(both[2]) };
  const groups =
    /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/.exec(digits) ?? /^\d{1,2}(?:(,)\d{2})+,\d{3}$/.exec(digits);
  if (groups)
    return { isInteger: true, group: sign(groups[1]), ...decimalSign(groups[1] === ',' ? '.' : ',') };
  const open = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(digits);
  if (open) return { isInteger: false, open: open[1] === ',' ? ',' : '.' };
  const single = /^\d*([.,])\d*$/.exec(digits);
  return single ? { isInteger: false, ...decimalSign(single[1]) } : null;
}

const sign = (char: string | undefined): '.' | ',' => (char === ',' ? ',' : '.');
const decimalSign = (char: string | undefined): { decimal?: '.' | ',' } =>
  char ? { decimal: sign(char) } : {};

/** Counts what the numbers of one column tell. */
export class NumberTally {
  readonly #decimal = { '.': 0, ',': 0 };
  readonly #group = new Map<NumberForm['group'], number>();
  readonly #open = { '.': 0, ',': 0 };

  add(evidence: NumberEvidence): void {
    if (evidence.decimal) this.#decimal[evidence.decimal]++;
    if (evidence.group) this.#group.set(evidence.group, (this.#group.get(evidence.group) ?? 0) + 1);
    if (evidence.open) this.#open[evidence.open]++;
  }

  /** Whether a value tells the decimal sign for certain. */
  get decimal(): '.' | ',' | undefined {
    const { '.': point, ',': comma } = this.#decimal;
    return point === comma ? undefined : point > comma ? '.' : ',';
  }

  /**
   * The form of the column. `elsewhere` is the decimal sign that other columns of the table use: it decides what the
   * column itself leaves open.
   */
  form(elsewhere: '.' | ',' | undefined): { form: NumberForm; decidedBy: DecidedBy } {
    const isOpen = this.#open['.'] + this.#open[','] > 0;
    const decimal = this.decimal ?? elsewhere ?? '.';
    const counted = [...this.#group].filter(([g]) => g !== decimal).sort((a, b) => b[1] - a[1])[0]?.[0];
    const other = decimal === '.' ? ',' : '.';
    const group = counted ?? (this.#open[other] ? other : '');
    const decidedBy = this.decimal || !isOpen ? 'values' : elsewhere ? 'otherColumns' : 'default';
    return { form: { decimal, group }, decidedBy };
  }
}
