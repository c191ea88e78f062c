import { type DateForm, dateParts, isNumericDate, isoDate, parseDate } from './date.ts';

/** Who decided a form: the column's own values, other columns of the table, or nobody, so that the user must be asked. */
export type DecidedBy = 'values' | 'otherColumns' | 'default';

type Order = Exclude<DateForm['order'], 'serial'>;
const ORDERS: Order[] = ['dmy', 'mdy', 'ymd'];

/** The orders in which the text is a day of the calendar; none where it is no date. Years are four digits first, or last. */
export function datePossibilities(text: string): Order[] {
  if (text.length > 40 || !/^[\d\p{L}]/u.test(text) || !/\d/.test(text) || /^\d+$/.test(text)) return [];
  // A named month and a year in front read alike in all orders.
  if (!isNumericDate(text)) return NAMED.test(text) && exists(text, 'dmy') ? ORDERS : [];
  return ORDERS.filter((order) => exists(text, order));
}

// A cheap look before a close one: two numbers and a word somewhere.
const NAMED = /^(?=.*\p{L}{3}).*\d\D+\d/u;

function exists(text: string, order: Order): boolean {
  const parts = dateParts(text, order);
  return parts !== null && parts.year >= 1000 && isoDate(parts.year, parts.month, parts.day) !== null;
}

/** What one date tells of its column. */
export interface StudiedDay {
  orders: Order[];
  /** It is the same day in every order, and tells nothing. */
  isAlike: boolean;
  hasPoints: boolean;
}

export function studyDay(text: string): StudiedDay {
  const orders = datePossibilities(text);
  const days = new Set(orders.map((order) => parseDate(text, { order })));
  return { orders, isAlike: orders.length === 3 && days.size === 1, hasPoints: /^\d{1,2}\./.test(text) };
}

/** Counts in which orders the dates of one column exist. */
export class DateTally {
  readonly #possible = { dmy: 0, mdy: 0, ymd: 0 };
  #all = 0;
  #hasPoints = false;

  add({ orders, isAlike, hasPoints }: StudiedDay): void {
    if (isAlike) return;
    this.#all++;
    for (const order of orders) this.#possible[order]++;
    this.#hasPoints ||= hasPoints;
  }

  /** The only order in which all dates of the column exist. */
  get decided(): Order | undefined {
    const best = Math.max(...ORDERS.map((o) => this.#possible[o]));
    const orders = ORDERS.filter((o) => this.#possible[o] === best);
    return this.#all > 0 && orders.length === 1 ? orders[0] : undefined;
  }

  /** The order of the column; what it leaves open is decided by other columns, else day first is assumed. */
  form(elsewhere: Order | undefined): { form: DateForm; decidedBy: DecidedBy } {
    if (this.decided) return { form: { order: this.decided }, decidedBy: 'values' };
    if (this.#all === 0) return { form: { order: 'ymd' }, decidedBy: 'values' };
    // Nowhere is the month written first with points.
    if (this.#hasPoints) return { form: { order: 'dmy' }, decidedBy: 'values' };
    return elsewhere
      ? { form: { order: elsewhere }, decidedBy: 'otherColumns' }
      : { form: { order: 'dmy' }, decidedBy: 'default' };
  }
}
