import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { FieldProblem } from '../../../../kernel/errors.ts';
import { fieldOf } from '../../../../web/api/meta.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';

/** Where something is wrong with a rule, and what: "Then, step 2, Amount: cannot be changed here". */
export function useProblemText(entity: MetaEntity | undefined): (problem: FieldProblem) => string {
  const { t } = useTranslation('automation');
  const labels = useLabels();
  return ({ field, code, params }) => {
    const [part, step, , ...rest] = field.split('.');
    const place = t(`place.${part}`, { defaultValue: '', step: Number(step ?? 0) + 1 });
    const name = params?.['name'] ? String(params['name']) : rest[0];
    const known = entity && name ? fieldOf(entity, name) : undefined;
    const label =
      known && entity ? labels.field(entity, known) : params?.['name'] ? `“${String(params['name'])}”` : '';
    const head = [place, label].filter(Boolean).join(', ');
    const text = labels.problem({ code, ...(params ? { params } : {}) });
    return head ? `${head}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
  };
}
