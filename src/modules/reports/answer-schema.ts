import { z } from 'zod';
import { steps } from './question.rules.ts';

const text = z.string().nullable();
const values = z.array(text);
const condition = z.custom<import('../../kernel/condition.ts').Condition>(() => true);
const days = z.object({ from: text, until: text }).nullable();
const dimension = z.object({
  field: z.string(),
  by: z.enum([...steps, 'age', 'band']).optional(),
  bounds: z.array(z.string()).optional(),
  type: z.string(),
  entity: z.string(),
  name: z.string(),
});
const line = z.object({
  keys: values,
  names: values,
  colors: values,
  condition,
  values,
  before: values.nullable(),
});
export const answerSchema = z.object({
  entity: z.string(),
  rows: z.array(dimension),
  columns: z.array(dimension),
  values: z.array(
    z.object({
      key: z.string(),
      unit: z.enum(['count', 'money', 'number', 'percent', 'days', 'hours', 'date', 'text']),
      label: text,
      condition: condition.nullable(),
    }),
  ),
  lines: z.array(line),
  tops: z.array(line),
  cells: z.array(z.array(values)),
  total: z.object({ values, before: values.nullable() }),
  isCut: z.boolean(),
  unrated: z.int().describe('amounts that are in no figure, since no rate of their currency is known'),
  currency: z.string().describe('of all amounts: the company’s'),
  timeZone: z.string().describe('whose days are counted: the company’s'),
  period: days,
  before: days,
});
