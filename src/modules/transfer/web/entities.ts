import type { ImportPlan } from '../../../kernel/import-api.ts';

/** Names of the entities that a plan fills, each once, in the order of its steps. */
export const entitiesOf = (plan: ImportPlan): string[] => [
  ...new Set(plan.steps.filter((s) => s.isOn).map((s) => s.entity)),
];

const usual = [
  'lists.choice',
  'access.department',
  'access.user',
  'products.product',
  'contacts.company',
  'contacts.person',
  'deals.deal',
];

/** The order in which files are shown: staff, products, companies, people, deals; others stay where they were. */
export function inUsualOrder<T extends { plan: ImportPlan }>(files: T[]): T[] {
  const rank = (file: T): number => {
    const place = usual.indexOf(entitiesOf(file.plan)[0] ?? '');
    return place < 0 ? usual.length : place;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}
