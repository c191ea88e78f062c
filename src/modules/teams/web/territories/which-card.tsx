import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import type { Condition } from '../../../../kernel/condition.ts';
import type { FieldProblem } from '../../../../kernel/errors.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { type LabelLookup, useLabels } from '../../../../web/i18n/labels.ts';
import { ChipText } from '../../../../web/records/filter/chip-text.tsx';
import { resolvePath } from '../../../../web/records/filter/field-path.ts';
import { FilterBuilder } from '../../../../web/records/filter/filter-builder.tsx';
import { useAskable } from './data.ts';
import classes from './territories.module.css';
import type { TerritoryDraft } from './use-territory-draft.ts';

/** Which customers belong to it, by their own fields. */
export function WhichCard({ draft, isLocked }: { draft: TerritoryDraft; isLocked: boolean }) {
  const { t } = useTranslation('teams');
  const entity = useAskable();
  const textOf = useConditionProblem();
  const problem = draft.problems.find((p) => p.field === 'condition');
  const { condition } = draft.input;
  if (!entity) return null;
  return (
    <section className={classes.card} aria-label={t('territories.which')}>
      <h2>{t('territories.which')}</h2>
      <p className={classes.hint}>{t('territories.whichText')}</p>
      {isLocked ? (
        <InWords entity={entity} condition={condition} />
      ) : (
        <FilterBuilder
          entity={entity}
          value={condition ?? undefined}
          onChange={(next) => draft.change({ condition: next ?? null })}
        />
      )}
      {problem && (
        <p className={classes.problem} role="alert">
          {textOf(problem)}
        </p>
      )}
    </section>
  );
}

function InWords({ entity, condition }: { entity: MetaEntity; condition: Condition | null }) {
  const { t } = useTranslation('teams');
  if (!condition) return <p>{t('territories.byHand')}</p>;
  const parts = 'all' in condition ? condition.all : [condition];
  return (
    <ul className={classes.chips}>
      {parts.map((part) => (
        <li key={JSON.stringify(part)}>
          <ChipText entity={entity} condition={part} />
        </li>
      ))}
    </ul>
  );
}

/** What is wrong with a condition, with the field called as the reader knows it. */
export function useConditionProblem(): (problem: Pick<FieldProblem, 'code' | 'params'>) => string {
  const labels = useLabels();
  const index = useMeta();
  const party = index.whole('contacts.party');
  return ({ code, params }) => labels.problem({ code, params: { ...params, name: named(params?.['name']) } });

  function named(path: unknown): string {
    const found = party && typeof path === 'string' && resolvePath(index, labels as LabelLookup, party, path);
    return found ? found.title : String(path ?? '');
  }
}
