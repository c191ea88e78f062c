import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import base from './assignment.module.css';
import classes from './people.module.css';
import { useProblem } from './use-problem.ts';
import type { RuleDraft } from './use-rule-draft.ts';

/** How much anybody may have open, and get on one day. */
export function Limits({ draft }: { draft: RuleDraft }) {
  const { t } = useTranslation('assignment');
  const labels = useLabels();
  const rule = useMeta().find('assignment.rule');
  const { input, problems, change } = draft;
  const problem = useProblem(input.entity);
  return (
    <fieldset className={classes.limits}>
      <legend>{t('limits')}</legend>
      <p className={base.hint}>{t('limitsText')}</p>
      <div className={base.pair}>
        {(['mostOpen', 'mostADay'] as const).map((field) => (
          <NumberInput
            key={field}
            label={rule ? labels.field(rule, { name: field }) : field}
            value={input[field] ?? ''}
            min={1}
            allowDecimal={false}
            allowNegative={false}
            onChange={(v) => change({ [field]: typeof v === 'number' && v > 0 ? v : null })}
            error={problem(problems, field)}
          />
        ))}
      </div>
    </fieldset>
  );
}
