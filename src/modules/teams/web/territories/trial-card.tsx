import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import { customersOf, type Place, type TerritoryInput, type Trial, territoryTrialQuery } from './data.ts';
import classes from './territories.module.css';
import { useConditionProblem } from './which-card.tsx';

const PAUSE_MS = 350;

/** How many customers it would take, from where, and how many are then in none. */
export function TrialCard({ id, draft }: { id: string | undefined; draft: TerritoryInput }) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const textOf = useConditionProblem();
  const [tried] = useDebouncedValue(draft, PAUSE_MS);
  const { data, error } = useQuery(territoryTrialQuery(id, tried));
  const problem = error instanceof ApiError ? error.problems[0] : undefined;
  return (
    <section className={classes.trial} aria-live="polite">
      <h2>{t('territories.trial.title')}</h2>
      {!data && !error && <SkeletonLines count={4} />}
      {error && (
        <p className={classes.problem}>
          {problem ? textOf(problem) : labels.error(error instanceof ApiError ? error.code : 'internal')}
        </p>
      )}
      {data && !error && <Counted id={id} trial={data} />}
      <p className={classes.hint}>{t('territories.trial.note')}</p>
    </section>
  );
}

function Counted({ id, trial }: { id: string | undefined; trial: Trial }) {
  const { t } = useTranslation('teams');
  const formats = useFormats();
  const route = useMeta().find('contacts.party')?.route ?? 'parties';
  const number = (n: number): string => formats.number(String(n));
  return (
    <>
      <p className={classes.big}>
        {t('territories.trial.takes', { count: trial.customers, number: number(trial.customers) })}
      </p>
      {trial.stay > 0 && <p>{t('territories.trial.stay', { number: number(trial.stay) })}</p>}
      <Places title={t('territories.trial.from')} places={trial.from} />
      <Places title={t('territories.trial.leave')} places={trial.leave} />
      {trial.takenByOthers > 0 && (
        <p>
          {t('territories.trial.others', { count: trial.takenByOthers, number: number(trial.takenByOthers) })}
        </p>
      )}
      <p>
        {t('territories.trial.none', {
          before: number(trial.none.before),
          after: number(trial.none.after),
        })}
      </p>
      {id && (
        <RecordLink to={customersOf(route, id)} className={classes.count}>
          {t('territories.trial.open')}
        </RecordLink>
      )}
    </>
  );
}

function Places({ title, places }: { title: string; places: Place[] }) {
  const { t } = useTranslation('teams');
  const formats = useFormats();
  if (!places.length) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {places.map((p) => (
          <li key={p.territory ?? ''}>
            <span>{p.territory ? (p.name ?? '…') : t('territories.trial.nowhere')}</span>
            <b>{formats.number(String(p.customers))}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
