import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { FilterBuilder } from '../../../web/records/filter/filter-builder.tsx';
import classes from './assignment.module.css';
import { useProblem } from './use-problem.ts';
import type { RuleDraft } from './use-rule-draft.ts';

/** Which records the rule is for, by their fields and those of their customer. */
export function WhichCard({ draft }: { draft: RuleDraft }) {
  const { t } = useTranslation('assignment');
  const { input, problems, change } = draft;
  const entity = useMeta().whole(input.entity);
  const problem = useProblem(input.entity)(problems, 'condition');
  if (!entity) return null;
  return (
    <section className={classes.card} aria-label={t('part.which')}>
      <h2>{t('part.which')}</h2>
      <p className={classes.hint}>{t('whichText')}</p>
      <FilterBuilder
        key={input.entity}
        entity={entity}
        value={input.condition ?? undefined}
        onChange={(condition) => change({ condition: condition ?? null })}
      />
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
