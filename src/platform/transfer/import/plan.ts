import { z } from 'zod';
import type {
  ImportAnswer,
  ImportColumn,
  ImportStep,
  ImportPlan as Plan,
} from '../../../kernel/import-api.ts';

export type {
  ImportAnswer as Answer,
  ImportColumn as ColumnUse,
  ImportPlan,
  ImportStep as Step,
} from '../../../kernel/import-api.ts';

const answerSchema = z.union([
  z.object({ use: z.string().max(300) }),
  z.object({ named: z.string().min(1).max(300) }),
  z.object({ create: z.string().min(1).max(300) }),
  z.object({ empty: z.literal(true) }),
  z.object({ refuse: z.literal(true) }),
]) satisfies z.ZodType<ImportAnswer>;

const columnSchema = z.object({
  column: z.number().int().min(0).max(2000),
  field: z.string().max(80),
  number: z.object({ decimal: z.enum(['.', ',']), group: z.enum(['', ' ', '.', ',', "'"]) }).optional(),
  date: z.object({ order: z.enum(['dmy', 'mdy', 'ymd', 'serial']) }).optional(),
  values: z.record(z.string(), answerSchema).optional(),
  otherwise: z.enum(['create', 'empty']).optional(),
}) satisfies z.ZodType<ImportColumn>;

const stepSchema = z.object({
  entity: z.string().max(80),
  columns: z.array(columnSchema).max(200),
  match: z.array(z.string().max(80)).max(5),
  onMatch: z.enum(['update', 'skip']),
  isOn: z.boolean(),
  isExact: z.boolean().optional(),
  only: z
    .object({
      column: z.number().int().min(0).max(2000),
      values: z.array(z.string().max(300)).min(1).max(50),
    })
    .optional(),
}) satisfies z.ZodType<ImportStep>;

export const planSchema = z.object({
  sheet: z.number().int().min(0).max(500).default(0),
  mode: z.enum(['historical', 'live']),
  currency: z.string().regex(/^[A-Z]{3}$/),
  steps: z.array(stepSchema).min(1).max(10),
}) satisfies z.ZodType<Plan>;
