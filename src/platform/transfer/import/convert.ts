import type { Entity } from '../../../kernel/entity.ts';
import type { FieldProblem } from '../../../kernel/errors.ts';
import type { Field } from '../../../kernel/field.ts';
import { amountOf } from '../../../kernel/import-api.ts';
import type { Context } from '../../context.ts';
import type { Values } from '../../module.ts';
import { schemaOfField } from '../../records/schema.ts';
import { parseBoolean } from '../parse/boolean.ts';
import { currencyOf } from '../parse/currency-marks.ts';
import { type DateForm, parseDate } from '../parse/date.ts';
import { parseDateTime } from '../parse/date-time.ts';
import { type NumberForm, parseMoney } from '../parse/decimal.ts';
import { numberEvidence } from '../parse/number-evidence.ts';
import { type CellValue, cellText, type TableRow } from '../parse/table.ts';
import { isNothing } from '../parse/value-kind.ts';
import type { Aliases } from './aliases.ts';
import { exactValue } from './exact.ts';
import { hasLines, intakeOf } from './intake-columns.ts';
import type { ColumnUse, ImportPlan, Step } from './plan.ts';
import { Resolver } from './resolver.ts';

export interface Converted {
  values: Values;
  problems: CellProblem[];
}
export type CellProblem = FieldProblem & { value: string };

/** What it takes to understand the rows of a step. */
export interface Reading {
  plan: ImportPlan;
  entity: Entity;
  step: Step;
  resolvers: (Resolver | null)[];
  aliases: Aliases;
}

export function readingOf(
  ctx: Context,
  plan: ImportPlan,
  entity: Entity,
  step: Step,
  aliases: Aliases,
): Reading {
  const made = new Map<string, string>();
  const resolvers = step.columns.map((use) => (step.isExact ? null : Resolver.for(ctx, entity, use, made)));
  return { plan, entity, step, aliases, resolvers };
}

/** A row of the file as input for the pipeline, with what could not be understood, cell by cell. */
export async function convertRow(ctx: Context, reading: Reading, row: TableRow): Promise<Converted> {
  const problems = (row.problems ?? []).map(({ code, params }) => ({
    field: '',
    code,
    value: '',
    ...(params ? { params } : {}),
  }));
  const result: Converted = { values: {}, problems };
  for (const [i, use] of reading.step.columns.entries()) {
    const cell = row.cells[use.column] ?? null;
    const resolver = reading.resolvers[i];
    if (resolver) await resolveCell(ctx, reading, resolver, use, cell, result);
    else if (!amountOf(use.field)) plainCell(ctx, reading, use, cell, result);
  }
  for (const use of reading.step.columns) addCurrency(use, row, result);
  if (!reading.step.isExact) addIntakeProblems(ctx, reading.entity, result);
  return result;
}

/** What the owning module would refuse later is said at once. */
function addIntakeProblems(ctx: Context, entity: Entity, { values, problems }: Converted): void {
  for (const intake of ctx.app.registry.intakesOf(entity))
    for (const { field, code, params } of intake.problems?.(values) ?? [])
      problems.push(problem(field, code, String(params?.['value'] ?? '')));
}

/** The currency that stands in a column of its own, beside the amount. */
function addCurrency(use: ColumnUse, { cells }: TableRow, { values, problems }: Converted): void {
  const amount = amountOf(use.field) ?? '';
  const money = values[amount] as object | null | undefined;
  const text = nameIn(cells[use.column]).trim();
  if (!money || !text) return;
  const currency = currencyOf(text);
  if (currency) values[amount] = { ...money, currency };
  else problems.push(problem(amount, 'invalid_currency', text));
}

/** The text of a cell that names something; a stroke or “N/A” names nothing. */
function nameIn(cell: CellValue | undefined): string {
  const text = cellText(cell);
  return isNothing(text.trim()) ? '' : text;
}

/** The names of a cell: as many as it has lines where its lines are several values. */
export function namesIn(ctx: Context, entity: Entity, use: ColumnUse, cell: CellValue | undefined): string[] {
  const text = nameIn(cell);
  return text.includes('\n') && hasLines(ctx, entity, use.field)
    ? text.split('\n').map((line) => line.trim())
    : [text];
}

async function resolveCell(
  ctx: Context,
  { entity }: Reading,
  resolver: Resolver,
  use: ColumnUse,
  cell: CellValue,
  result: Converted,
): Promise<void> {
  const values: (string | null)[] = [];
  for (const text of namesIn(ctx, entity, use, cell)) {
    const resolved = await resolver.resolve(ctx, text);
    if ('value' in resolved) values.push(resolved.value);
    else result.problems.push(problem(use.field, resolved.problem, text));
  }
  const isSingle = values.length === 1;
  result.values[use.field] = isSingle ? (values[0] ?? null) : values.map((v) => v ?? '').join('\n');
}

function plainCell(ctx: Context, reading: Reading, use: ColumnUse, cell: CellValue, result: Converted): void {
  const text = cellText(cell);
  const field = reading.entity.fields[use.field];
  if (use.field === 'id') {
    if (text) result.values['id'] = text;
  } else if (isEmpty(reading, field, text.trim())) {
    result.values[use.field] ??= null;
  } else if (isForIntake(ctx, reading, use.field)) {
    result.values[use.field] = withEarlier(ctx, reading, use.field, text, result.values);
  } else if (field) {
    const value = reading.step.isExact
      ? exactValue(field, text, reading.aliases)
      : parse(ctx, reading.plan, field, use, cell);
    const isRight =
      value !== null &&
      value !== undefined &&
      schemaOfField(reading.entity, use.field)?.safeParse(value).success;
    if (isRight) result.values[use.field] = withEarlier(ctx, reading, use.field, value, result.values);
    else
      result.problems.push(
        problem(use.field, codes[field.type] ?? formatCodes[formatOf(field)] ?? 'invalid_value', text),
      );
  }
}

/** Its module takes the cell apart, so that the field's limits hold for none of it as a whole. */
function isForIntake(ctx: Context, { step, entity }: Reading, name: string): boolean {
  const type = entity.fields[name]?.type ?? 'text';
  return !step.isExact && type === 'text' && intakeOf(ctx, entity, name) !== undefined;
}

// In a column of yes and no a stroke says no.
const isEmpty = ({ step }: Reading, field: Field | undefined, text: string): boolean =>
  text === '' || (!step.isExact && field?.type !== 'boolean' && isNothing(text));

/** Several columns may fill one field (a phone at work, a mobile one) where its module takes many. */
function withEarlier(
  ctx: Context,
  { entity }: Reading,
  name: string,
  value: unknown,
  values: Values,
): unknown {
  const earlier = values[name];
  return typeof earlier === 'string' && typeof value === 'string' && intakeOf(ctx, entity, name)?.isMany
    ? `${earlier}\n${value}`
    : value;
}

const problem = (field: string, code: string, value: string): CellProblem => ({
  field,
  code,
  value,
  params: { value: value.slice(0, 80) },
});

const formatOf = (field: Field): string => (field.type === 'text' ? (field.format ?? 'text') : '');
const formatCodes: Record<string, string> = { email: 'invalid_email', url: 'invalid_url', text: 'too_long' };
const codes: Partial<Record<Field['type'], string>> = {
  integer: 'not_a_number',
  decimal: 'not_a_number',
  money: 'not_a_number',
  date: 'invalid_date',
  instant: 'invalid_time',
  boolean: 'not_a_boolean',
};

function parse(ctx: Context, plan: ImportPlan, field: Field, use: ColumnUse, cell: CellValue): unknown {
  const number: NumberForm = use.number ?? { decimal: '.', group: '' };
  const date: DateForm = use.date ?? { order: 'ymd' };
  switch (field.type) {
    case 'integer': {
      const parsed = amountIn(cell, number)?.amount;
      return parsed === undefined ? null : Number(parsed);
    }
    case 'decimal':
      return amountIn(cell, number)?.amount ?? null;
    case 'money': {
      const parsed = amountIn(cell, number);
      return parsed && { amount: parsed.amount, currency: parsed.currency ?? plan.currency };
    }
    case 'boolean':
      return parseBoolean(cell);
    case 'date':
      return parseDate(cell, isDayCount(cell) ? { order: 'serial' } : date);
    case 'instant':
      return parseDateTime(cell, isDayCount(cell) ? { order: 'serial' } : date, ctx.timeZone);
    case 'tags':
      return cellText(cell)
        .split(/[,;\n]/)
        .map((t) => t.trim())
        .filter(Boolean);
    default:
      return cellText(cell);
  }
}

/** In the form of its column, else in its own where that leaves no choice (`$1,200.50` among `1 200,50`). */
function amountIn(cell: CellValue, form: NumberForm): ReturnType<typeof parseMoney> {
  const inForm = parseMoney(cell, form);
  if (inForm || typeof cell !== 'string') return inForm;
  const { group, decimal = form.decimal } = numberEvidence(cell) ?? {};
  return group && group !== decimal ? parseMoney(cell, { group, decimal }) : null;
}

/** A day of a workbook whose cell lost its form; smaller numbers are years, or no dates at all. */
const isDayCount = (cell: CellValue): boolean => typeof cell === 'number' && cell >= 10_000;
