import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { ApiError } from '../../../../web/api/client.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { RecordLink } from '../../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import base from '../automation.module.css';
import { type RuleRecord, type Trial, trialQuery } from '../automation-data.ts';
import classes from './rule.module.css';
import { useProblemText } from './use-problem-text.ts';

/** What the rule would have done, before it does anything. */
export function TrialCard(props: { rule: RuleRecord; entity: MetaEntity; isDirty: boolean }) {
  const { rule, entity, isDirty } = props;
  const { t } = useTranslation('automation');
  const textOf = useProblemText(entity);
  const { data, error } = useQuery(trialQuery(rule));
  const problems = error instanceof ApiError ? error.problems : [];
  return (
    <section className={classes.trial}>
      <h2>{t('trial.title')}</h2>
      {isDirty && <p className={base.hint}>{t('trial.dirty')}</p>}
      {!data && !error && <SkeletonLines count={3} />}
      {error && (
        <p className={classes.warning} role="alert">
          {problems[0] ? textOf(problems[0]) : t('trial.failed')}
        </p>
      )}
      {data && <Found rule={rule} entity={entity} trial={data} />}
    </section>
  );
}

function Found({ rule, entity, trial }: { rule: RuleRecord; entity: MetaEntity; trial: Trial }) {
  const { t } = useTranslation('automation');
  const formats = useFormats();
  const kind = rule.trigger.on === 'condition' ? 'now' : 'past';
  const number = `${formats.number(String(trial.count))}${trial.isMore ? '+' : ''}`;
  return (
    <>
      <p>
        {trial.count
          ? t(`trial.${kind}`, { count: trial.count, number, days: trial.days })
          : t(`trial.${kind}None`, { days: trial.days })}
      </p>
      <ul>
        {trial.records.map((r) => (
          <li key={`${r.id} ${r.at}`}>
            <RecordLink to={`/${entity.route}/${r.id}`}>{r.title || t('unnamed')}</RecordLink>
            {r.at && <time dateTime={r.at}>{formats.dateTime(r.at)}</time>}
          </li>
        ))}
      </ul>
      {trial.count > trial.records.length && (
        <p className={base.hint}>{t('trial.more', { count: trial.count - trial.records.length })}</p>
      )}
      <p className={base.hint}>{t('trial.note')}</p>
    </>
  );
}
