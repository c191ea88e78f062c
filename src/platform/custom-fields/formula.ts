import { type ASTNode, parse } from '@marcbachmann/cel-js';
import type { Entity } from '../../kernel/entity.ts';
import { type DomainError, invalidField } from '../../kernel/errors.ts';
import type { Field } from '../../kernel/field.ts';
import { compile } from '../database/sql.ts';
import { storedExpression } from '../records/expression.ts';
import { functions, type Kind, type Term } from './formula-functions.ts';

/** A checked expression: SQL over the record's alias `{t}`, what comes out, and which fields it reads. */
export interface Formula {
  sql: string;
  kind: Kind;
  reads: string[];
}
const LONGEST = 2000;

/**
 * Compiles an expression in CEL (cel.dev) over an entity's fields, named as in the API: `amount * 0.12`,
 * `outcome == 'won' ? cycleDays : null`. An empty field makes what is reckoned with it empty, as in SQL; division by
 * zero is empty too. Amounts count in the company's currency. Throws `invalid_formula` and its like at `field`.
 */
export function compileFormula(entity: Entity, expression: string, field = 'settings'): Formula {
  if (expression.length > LONGEST) throw invalidField(field, 'too_long', { max: LONGEST });
  const reads = new Set<string>();
  const term = termOf(parsed(expression, field), { entity, reads, field });
  return { ...term, reads: [...reads] };
}

function parsed(expression: string, field: string): ASTNode {
  try {
    return parse(expression).ast;
  } catch (error) {
    throw invalidField(field, 'invalid_formula', {
      reason: String((error as Error).message)
        .split('\n')[0]
        ?.slice(0, 200),
    });
  }
}

interface Surroundings {
  entity: Entity;
  reads: Set<string>;
  field: string;
}
const wrong = (at: Surroundings, code: string, params: Record<string, unknown> = {}): DomainError =>
  invalidField(at.field, code, params);

function termOf(node: ASTNode, at: Surroundings): Term {
  switch (node.op) {
    case 'value':
      return literal(node.args, at);
    case 'id':
      return fieldTerm(node.args, at);
    case '?:':
      return choice(node.args.map((n) => termOf(n, at)) as [Term, Term, Term], at);
    case '&&':
    case '||':
      return logic(
        node.op,
        node.args.map((n) => termOf(n, at)),
        at,
      );
    case '!_':
      return { sql: `(not ${expect(termOf(node.args, at), 'boolean', at).sql})`, kind: 'boolean' };
    case '-_':
      return { sql: `(- ${expect(termOf(node.args, at), 'number', at).sql})`, kind: 'number' };
    case 'call':
      return call(
        node.args[0],
        node.args[1].map((n) => termOf(n, at)),
        at,
      );
    default:
      if (node.op in operators)
        return binary(
          node.op,
          (node.args as [ASTNode, ASTNode]).map((n) => termOf(n, at)) as [Term, Term],
          at,
        );
      throw wrong(at, 'formula_not_supported', { what: node.op });
  }
}

function literal(value: unknown, at: Surroundings): Term {
  if (value === null) return { sql: 'null', kind: 'null' };
  if (typeof value === 'bigint' || typeof value === 'number')
    return { sql: `(${value})::numeric`, kind: 'number' };
  if (typeof value === 'boolean') return { sql: String(value), kind: 'boolean' };
  // The alias is put in for `{t}` wherever it stands, so a text must not hold it.
  if (typeof value !== 'string' || value.includes('{t}') || value.includes('\0'))
    throw wrong(at, 'formula_not_supported', { what: 'value' });
  return { sql: `'${value.replaceAll("'", "''")}'::text`, kind: 'text' };
}

function fieldTerm(name: string, at: Surroundings): Term {
  const field = Object.hasOwn(at.entity.fields, name) ? at.entity.fields[name] : undefined;
  if (!field || field.internal) throw wrong(at, 'unknown_field', { name });
  const kind = kinds[field.type];
  // A formula of formulas could go round in a circle.
  if (!kind || field.computed?.rollup || (field.custom && field.computed))
    throw wrong(at, 'field_not_in_formulas', { name });
  at.reads.add(name);
  if (field.computed) for (const read of field.computed.reads) at.reads.add(read);
  const { text } = compile(storedExpression(at.entity, name, '{t}'));
  const plain = text.replaceAll('"{t}"', '{t}');
  return { sql: castOf(field, plain), kind };
}

const kinds: Partial<Record<Field['type'], Kind>> = {
  text: 'text',
  choice: 'text',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  boolean: 'boolean',
  date: 'date',
  instant: 'instant',
};

/** Dates of the company's own fields lie as text. */
function castOf(field: Field, sql: string): string {
  if (field.type === 'integer') return `(${sql})::numeric`;
  if (field.custom && field.type === 'date') return `(${sql})::date`;
  if (field.custom && field.type === 'instant') return `(${sql})::timestamptz`;
  return sql;
}

const operators: Record<string, string> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function binary(op: string, [a, b]: [Term, Term], at: Surroundings): Term {
  const sign = operators[op] ?? '';
  if (op === '==' || op === '!=')
    return {
      sql: `(${a.sql} is ${op === '==' ? 'not ' : ''}distinct from ${same(a, b, at).sql})`,
      kind: 'boolean',
    };
  if (['<', '<=', '>', '>='].includes(op))
    return { sql: `(${a.sql} ${sign} ${same(a, b, at).sql})`, kind: 'boolean' };
  if (op === '+' && a.kind === 'text')
    return { sql: `(${a.sql} || ${expect(b, 'text', at).sql})`, kind: 'text' };
  if (a.kind === 'date' && b.kind === 'date' && op === '-')
    return { sql: `(${a.sql} - ${b.sql})::numeric`, kind: 'number' };
  if (a.kind === 'date' && (op === '+' || op === '-'))
    return { sql: `(${a.sql} ${sign} (${expect(b, 'number', at).sql})::int)`, kind: 'date' };
  expect(a, 'number', at);
  expect(b, 'number', at);
  return {
    sql: op === '/' || op === '%' ? `(${a.sql} ${sign} nullif(${b.sql}, 0))` : `(${a.sql} ${sign} ${b.sql})`,
    kind: 'number',
  };
}

function choice([condition, yes, no]: [Term, Term, Term], at: Surroundings): Term {
  const kind = yes.kind === 'null' ? no.kind : yes.kind;
  if (kind !== no.kind && no.kind !== 'null') throw wrong(at, 'kinds_differ', { a: yes.kind, b: no.kind });
  return {
    sql: `(case when ${expect(condition, 'boolean', at).sql} then ${yes.sql} else ${no.sql} end)`,
    kind,
  };
}

function logic(op: '&&' | '||', terms: Term[], at: Surroundings): Term {
  return {
    sql: `(${terms.map((t) => expect(t, 'boolean', at).sql).join(op === '&&' ? ' and ' : ' or ')})`,
    kind: 'boolean',
  };
}

function call(name: string, args: Term[], at: Surroundings): Term {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!known) throw wrong(at, 'unknown_function', { name: name.slice(0, 40) });
  const fits =
    args.length >= known.least &&
    args.length <= known.most &&
    args.every((a, i) => a.kind === 'null' || known.takes(a.kind, i, args));
  if (!fits) throw wrong(at, 'arguments_do_not_fit', { name });
  return known.make(args);
}

function same(a: Term, b: Term, at: Surroundings): Term {
  // A day written as text is meant as a day.
  if (a.kind === 'date' && isDay(b)) return { sql: `(${b.sql})::date`, kind: 'date' };
  if (a.kind !== b.kind && a.kind !== 'null' && b.kind !== 'null')
    throw wrong(at, 'kinds_differ', { a: a.kind, b: b.kind });
  return b;
}

const isDay = (term: Term): boolean => {
  const day = /^'(\d{4}-\d{2}-\d{2})'::text$/.exec(term.sql)?.[1];
  return day !== undefined && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
};

function expect(term: Term, kind: Kind, at: Surroundings): Term {
  if (term.kind !== kind && term.kind !== 'null')
    throw wrong(at, 'kind_expected', { kind, found: term.kind });
  return term;
}
