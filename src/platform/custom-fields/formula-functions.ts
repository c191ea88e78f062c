export type Kind = 'number' | 'text' | 'boolean' | 'date' | 'instant' | 'null';
/** One part of an expression, compiled. */
export interface Term {
  sql: string;
  kind: Kind;
}

interface FormulaFunction {
  least: number;
  most: number;
  takes(kind: Kind, index: number, all: Term[]): boolean;
  make(args: Term[]): Term;
}

const only =
  (...kinds: Kind[]) =>
  (kind: Kind): boolean =>
    kinds.includes(kind);
const alike = (kind: Kind, _index: number, all: Term[]): boolean =>
  all.every((t) => t.kind === kind || t.kind === 'null');
const list = (args: Term[]): string => args.map((a) => a.sql).join(', ');
const kindOf = (args: Term[]): Kind => args.find((a) => a.kind !== 'null')?.kind ?? 'null';

/** Functions of formulas, by the names that people write. */
export const functions: Record<string, FormulaFunction> = {
  round: {
    least: 1,
    most: 2,
    takes: only('number'),
    make: ([x, n]) => ({ sql: `round(${x?.sql}, (${n?.sql ?? '0'})::int)`, kind: 'number' }),
  },
  abs: {
    least: 1,
    most: 1,
    takes: only('number'),
    make: (a) => ({ sql: `abs(${list(a)})`, kind: 'number' }),
  },
  min: { least: 2, most: 8, takes: alike, make: (a) => ({ sql: `least(${list(a)})`, kind: kindOf(a) }) },
  max: { least: 2, most: 8, takes: alike, make: (a) => ({ sql: `greatest(${list(a)})`, kind: kindOf(a) }) },
  coalesce: {
    least: 2,
    most: 8,
    takes: alike,
    make: (a) => ({ sql: `coalesce(${list(a)})`, kind: kindOf(a) }),
  },
  isEmpty: {
    least: 1,
    most: 1,
    takes: () => true,
    make: (a) => ({ sql: `(${list(a)} is null)`, kind: 'boolean' }),
  },
  lower: {
    least: 1,
    most: 1,
    takes: only('text'),
    make: (a) => ({ sql: `lower(${list(a)})`, kind: 'text' }),
  },
  upper: {
    least: 1,
    most: 1,
    takes: only('text'),
    make: (a) => ({ sql: `upper(${list(a)})`, kind: 'text' }),
  },
  size: {
    least: 1,
    most: 1,
    takes: only('text'),
    make: (a) => ({ sql: `length(${list(a)})::numeric`, kind: 'number' }),
  },
  text: {
    least: 1,
    most: 1,
    takes: only('number', 'date', 'text'),
    make: (a) => ({ sql: `(${list(a)})::text`, kind: 'text' }),
  },
  today: { least: 0, most: 0, takes: () => false, make: () => ({ sql: 'current_date', kind: 'date' }) },
  year: {
    least: 1,
    most: 1,
    takes: only('date'),
    make: (a) => ({ sql: `extract(year from ${list(a)})`, kind: 'number' }),
  },
  month: {
    least: 1,
    most: 1,
    takes: only('date'),
    make: (a) => ({ sql: `extract(month from ${list(a)})`, kind: 'number' }),
  },
};
