import type { z } from 'zod';
import { DomainError, type FieldProblem } from '../../../kernel/errors.ts';

/** The first thing wrong with the form of a part, at its place. */
export function problemOfForm(error: z.ZodError, at: string): FieldProblem {
  const issue = error.issues[0];
  const field = [at, ...(issue?.path ?? [])].join('.');
  const isCode = issue?.message && /^[a-z_]+$/.test(issue.message);
  const isMissing =
    issue?.code === 'too_small' || (issue?.code === 'invalid_type' && issue.input === undefined);
  return { field, code: isCode ? issue.message : isMissing ? 'required' : 'invalid_value' };
}

/** Runs a check that throws, and says at this place what it found. */
export async function problemsOf(at: string, check: () => unknown): Promise<FieldProblem[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const inside = error.problems.length ? error.problems : [{ field: '', code: error.code }];
    return inside.map((p) => ({ ...p, field: at }));
  }
}
