import type { ImportAnswer, ImportCheck, ImportPlan, ImportStep } from '../../../kernel/import-api.ts';

/** The plan with the answers that were chosen; what is left as proposed counts as chosen. */
export function withAnswers(plan: ImportPlan, { questions }: ImportCheck): ImportPlan {
  const answered = (step: ImportStep, index: number): ImportStep => ({
    ...step,
    columns: step.columns.map((use) => {
      const own = questions.filter(
        (q) => q.step === index && q.column === use.column && q.field === use.field,
      );
      return own.length
        ? { ...use, values: { ...use.values, ...Object.fromEntries(own.map((q) => [q.value, q.answer])) } }
        : use;
    }),
  });
  return { ...plan, steps: plan.steps.map(answered) };
}

export const isSame = (a: ImportAnswer, b: ImportAnswer): boolean => JSON.stringify(a) === JSON.stringify(b);
