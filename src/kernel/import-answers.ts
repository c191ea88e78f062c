import type { ImportCheck, ImportColumn, ImportPlan, ImportStep, ImportUnasked } from './import-api.ts';

/** The plan with the answers that were chosen; what is left as proposed counts as chosen. */
export function withAnswers(plan: ImportPlan, { questions, unasked }: ImportCheck): ImportPlan {
  const answered = (step: ImportStep, index: number): ImportStep => ({
    ...step,
    columns: step.columns.map((use) => {
      const isOwn = (q: Place): boolean =>
        q.step === index && q.column === use.column && q.field === use.field;
      const own = questions.filter(isOwn);
      if (!own.length) return use;
      const values = { ...use.values, ...Object.fromEntries(own.map((q) => [q.value, q.answer])) };
      const rest = unasked.find(isOwn);
      return rest ? { ...use, values, otherwise: otherwise(rest) } : { ...use, values };
    }),
  });
  return { ...plan, steps: plan.steps.map(answered) };
}

type Place = Pick<ImportUnasked, 'step' | 'column' | 'field'>;
const otherwise = ({ answer }: ImportUnasked): ImportColumn['otherwise'] =>
  answer === 'refuse' ? undefined : answer;
