import { z } from 'zod';
import { units } from './metric.ts';

/** Rows of figures as routes answer them. */
export const figureAnswer = z.object({
  metric: z.string(),
  unit: z.enum(units),
  entity: z.string(),
  value: z.string().nullable(),
  condition: z.unknown(),
});
export const rowAnswer = z.object({
  key: z.string().nullable(),
  name: z.string().nullable(),
  figures: z.array(figureAnswer),
});
