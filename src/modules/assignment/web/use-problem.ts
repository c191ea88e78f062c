import type { FieldProblem } from '../../../kernel/errors.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { resolvePath } from '../../../web/records/filter/field-path.ts';

/** What is wrong with a part of the rule, fields being called as the reader knows them. */
export function useProblem(
  entity: string,
): (problems: readonly FieldProblem[], field: string) => string | undefined {
  const labels = useLabels();
  const index = useMeta();
  const of = index.whole(entity);
  return (problems, field) => {
    const found = problems.find((p) => p.field === field || p.field.startsWith(`${field}.`));
    if (!found) return undefined;
    const name = found.params?.['name'];
    const known = of && typeof name === 'string' ? resolvePath(index, labels, of, name) : undefined;
    return labels.problem(known ? { ...found, params: { ...found.params, name: known.title } } : found);
  };
}
