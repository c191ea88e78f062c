import { z } from 'zod';
import { type Period, periods } from '../../kernel/condition.ts';
import type { Question } from './question.rules.ts';

/** The period of a whole board, in place of a report's own. */
export const overrides = z.object({
  named: z.enum(periods).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

/** A report without a period stays as it is: it says how things stand now. */
export function overridden(
  question: Question,
  given: { named?: Period | undefined; from?: string | undefined; until?: string | undefined },
): Question {
  if (!question.period || !(given.named || given.from || given.until)) return question;
  return { ...question, period: { field: question.period.field, ...given } };
}
