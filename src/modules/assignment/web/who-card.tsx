import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { type Gives, isAmong } from '../parts.rules.ts';
import { Among } from './among.tsx';
import classes from './assignment.module.css';
import { peopleQuery } from './data.ts';
import { Limits } from './limits.tsx';
import { useProblem } from './use-problem.ts';
import type { RuleDraft } from './use-rule-draft.ts';

const ways = ['turns', 'leastLoaded', 'territoryHead', 'responsible', 'user'] as const;

/** Who gets the records, within which limits, and who where nobody is left. */
export function WhoCard({ draft }: { draft: RuleDraft }) {
  const { t } = useTranslation('assignment');
  const people = useQuery(peopleQuery).data ?? [];
  const { input, problems, change } = draft;
  const problem = useProblem(input.entity);
  const isCustomer = useMeta().find(input.entity)?.party === 'id';
  const offered = ways.filter((to) => to !== 'responsible' || !isCustomer);
  const data = people.filter((p) => p.isActive).map((p) => ({ value: p.id, label: p.name }));
  const { gives } = input;
  const choose = (to: Gives['to']): void => change({ gives: changed(gives, to) });
  return (
    <section className={classes.card} aria-label={t('part.who')}>
      <h2>{t('part.who')}</h2>
      <Select
        label={t('to.label')}
        description={t(`toText.${gives.to}`)}
        data={offered.map((value) => ({ value, label: t(`to.${value}`) }))}
        value={gives.to}
        onChange={(to) => to && choose(to as Gives['to'])}
        error={problem(problems, 'gives.to')}
        allowDeselect={false}
      />
      {gives.to === 'user' && (
        <Select
          label={t('person')}
          data={data}
          value={gives.user || null}
          onChange={(user) => change({ gives: { to: 'user', user: user ?? '' } })}
          error={problem(problems, 'gives.user')}
          searchable
          required
        />
      )}
      {isAmong(gives) && (
        <Among
          gives={gives}
          people={people}
          problem={problem(problems, 'gives.people') ?? problem(problems, 'gives.department')}
          onChange={(next) => change({ gives: next })}
        />
      )}
      <Limits draft={draft} />
      <Select
        label={t('fallback')}
        description={t('fallbackText')}
        placeholder={t('nobody')}
        data={data}
        value={input.fallback}
        onChange={(fallback) => change({ fallback })}
        error={problem(problems, 'fallback')}
        searchable
        clearable
      />
    </section>
  );
}

/** From turns to load and back the people stay. */
function changed(gives: Gives, to: Gives['to']): Gives {
  if (to === 'user') return { to, user: isAmong(gives) ? (gives.people[0]?.user ?? '') : '' };
  if (to === 'turns' || to === 'leastLoaded')
    return isAmong(gives)
      ? { ...gives, to }
      : { to, people: gives.to === 'user' && gives.user ? [{ user: gives.user }] : [] };
  return { to };
}
