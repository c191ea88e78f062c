import { z } from 'zod';
import { periods } from '../../kernel/condition.ts';
import { invalid, invalidField } from '../../kernel/errors.ts';
import { forms, functions, type Grouping, type Question, steps } from './question.rules.ts';

const path = z.string().min(1).max(160);
const bound = z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/);
const grouping = z
  .strictObject({
    field: path,
    by: z.enum([...steps, 'age', 'band']).optional(),
    bounds: z.array(bound).min(1).max(20).optional(),
  })
  .refine((g) => (g.by === 'band') === Boolean(g.bounds), { error: 'bounds_needed' })
  .refine(({ bounds = [] }) => bounds.every((b, i) => i === 0 || Number(b) > Number(bounds[i - 1])), {
    error: 'bounds_rise',
  });
const key = z.string().regex(/^[a-p]$/);
const value = z
  .strictObject({
    key,
    fn: z.enum(functions).optional(),
    field: path.optional(),
    isShare: z.boolean().optional(),
    metric: z.string().max(80).optional(),
  })
  .refine((v) => Boolean(v.metric) !== Boolean(v.fn), { error: 'value_or_metric' })
  .refine((v) => v.metric || v.fn === 'count' || v.field, { error: 'field_needed' });
const calculated = z.strictObject({
  key,
  label: z.string().trim().min(1).max(80),
  formula: z.string().min(1).max(500),
  unit: z.enum(['number', 'money', 'percent']).default('number'),
});
const period = z
  .strictObject({
    field: path,
    named: z.enum(periods).optional(),
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
  })
  .refine((p) => p.named || p.from || p.until, { error: 'period_needed' });

export const questionSchema = z.strictObject({
  entity: z.string().max(80),
  filter: z.unknown().optional(),
  rows: z.array(grouping).max(3).default([]),
  columns: z.array(grouping).max(2).default([]),
  values: z.array(value).min(1).max(8),
  calculated: z.array(calculated).max(4).default([]),
  period: period.optional(),
  compare: z.enum(['before', 'year']).optional(),
  sort: z.strictObject({ by: z.string().max(20), desc: z.boolean() }).optional(),
  limit: z.int().min(1).max(2000).optional(),
  form: z.enum(forms).default('table'),
});

/** A question of the right shape, or what is wrong with it by its path: `question.values.0.fn`. */
export function questionOf(input: unknown): Question {
  const parsed = questionSchema.safeParse(input);
  if (!parsed.success)
    throw invalid(
      parsed.error.issues.slice(0, 10).map((issue) => ({
        field: ['question', ...issue.path.map(String)].join('.'),
        code: ownCodes.has(issue.message) ? issue.message : 'invalid_value',
      })),
    );
  const question = parsed.data as Question;
  demandSense(question);
  return question;
}
const ownCodes = new Set([
  'value_or_metric',
  'field_needed',
  'period_needed',
  'bounds_needed',
  'bounds_rise',
]);

function demandSense(q: Question): void {
  const keys = [...q.values, ...q.calculated].map((v) => v.key);
  if (new Set(keys).size !== keys.length) throw invalidField('question.values', 'key_twice');
  if (q.sort && q.sort.by !== 'rows' && !keys.includes(q.sort.by))
    throw invalidField('question.sort', 'unknown_field', { name: q.sort.by });
  if (q.compare && !isBounded(q)) throw invalidField('question.compare', 'period_needed');
  if (q.form === 'cohort') demandCohort(q);
}

const isBounded = ({ period }: Question): boolean =>
  Boolean(
    period && (period.named ? !['past', 'future'].includes(period.named) : period.from && period.until),
  );

/** Those who came in a month against what they did in the months since: the same unit for both. */
function demandCohort({ rows, columns }: Question): void {
  const [row, column] = [rows[0], columns[0]];
  const isFit = rows.length === 1 && columns.length === 1 && row?.by === column?.by && isCalendar(row?.by);
  if (!isFit) throw invalidField('question.form', 'cohort_of_two_dates');
}

const isCalendar = (by: Grouping['by']): boolean => by !== 'age' && by !== 'band';
