import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../web/api/client.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import base from './assignment.module.css';
import { type RuleInput, type Trial, trialQuery } from './data.ts';
import classes from './log.module.css';
import { useProblem } from './use-problem.ts';

const PAUSE_MS = 350;

/** To whom the rule would have given the records of the past, before it gives any. */
export function TrialCard({ id, draft }: { id: string | undefined; draft: RuleInput }) {
  const { t } = useTranslation('assignment');
  const labels = useLabels();
  const problem = useProblem(draft.entity);
  const [tried] = useDebouncedValue(draft, PAUSE_MS);
  const { data, error } = useQuery(trialQuery(id, tried));
  const problems = error instanceof ApiError ? error.problems : [];
  const [first] = problems;
  // A rule that names nobody yet has nothing to be tried.
  const isUnfinished = problems.some((p) => p.field.startsWith('gives'));
  return (
    <section className={classes.trial} aria-live="polite">
      <h2>{t('trial.title', { days: data?.days ?? 90 })}</h2>
      {!data && !error && <SkeletonLines count={4} />}
      {error && (
        <p className={isUnfinished ? base.hint : base.problem}>
          {isUnfinished
            ? t('trial.unfinished')
            : first
              ? problem(problems, first.field)
              : labels.error(error instanceof ApiError ? error.code : 'internal')}
        </p>
      )}
      {data && !error && <Counted trial={data} />}
      <p className={base.hint}>{t('trial.note')}</p>
    </section>
  );
}

function Counted({ trial }: { trial: Trial }) {
  const { t } = useTranslation('assignment');
  const formats = useFormats();
  const number = (n: number): string => formats.number(String(n));
  const most = Math.max(1, ...trial.people.map((p) => p.count), trial.nobody);
  const rows = [
    ...trial.people.map((p) => ({ key: p.id, name: p.name ?? '…', count: p.count })),
    ...(trial.nobody ? [{ key: '', name: t('trial.nobody'), count: trial.nobody }] : []),
  ];
  return (
    <>
      <p className={classes.big}>
        {trial.count
          ? t('trial.count', {
              count: trial.count,
              number: `${number(trial.count)}${trial.isMore ? '+' : ''}`,
            })
          : t('trial.none')}
      </p>
      {rows.length > 0 && <h3>{t('trial.gives')}</h3>}
      <ul>
        {rows.map((row) => (
          <li key={row.key} data-nobody={!row.key || undefined}>
            <span>{row.name}</span>
            <b>{number(row.count)}</b>
            <i style={{ inlineSize: `${(row.count / most) * 100}%` }} aria-hidden />
          </li>
        ))}
      </ul>
      {trial.takenBefore > 0 && <p>{t('trial.takenBefore', { number: number(trial.takenBefore) })}</p>}
    </>
  );
}
