import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import base from './assignment.module.css';
import { type EntryRecord, LOG_LINES, logQuery, peopleQuery, type RuleRecord } from './data.ts';
import classes from './log.module.css';

/** What the rule decided, on which record, for whom and why, and whom it passed over. */
export function LogCard({ rule }: { rule: RuleRecord }) {
  const { t } = useTranslation('assignment');
  const { data, error, refetch } = useQuery(logQuery(rule.id));
  return (
    <section className={classes.log}>
      <h2>{t('log.title')}</h2>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={4} />}
      {data && !data.items.length && <p className={base.hint}>{t('log.none')}</p>}
      <ul>
        {data?.items.map((entry) => (
          <Line key={entry.id} rule={rule} entry={entry} />
        ))}
      </ul>
      {data?.next && <p className={base.hint}>{t('log.more', { count: LOG_LINES })}</p>}
    </section>
  );
}

function Line({ rule, entry }: { rule: RuleRecord; entry: EntryRecord }) {
  const { t } = useTranslation('assignment');
  const formats = useFormats();
  const labels = useLabels();
  const index = useMeta();
  const people = useQuery(peopleQuery).data ?? [];
  const log = index.find('assignment.entry');
  const why = log ? labels.option(log, 'why', entry.why) : entry.why;
  const route = index.find(rule.entity)?.route ?? '';
  const passed = entry.passedOver.map(({ user, reason }) =>
    t(`reason.${reason}`, { name: people.find((p) => p.id === user)?.name ?? '…' }),
  );
  return (
    <li>
      <time dateTime={entry.at}>{formats.dateTime(entry.at)}</time>
      <div className={classes.logWords}>
        {entry.record?.name ? (
          <RecordLink to={`/${route}/${entry.record.id}`}>{entry.record.name}</RecordLink>
        ) : (
          <span>{t('log.gone')}</span>
        )}
        {passed.length > 0 && <small>{t('log.passed', { list: passed.join(', ') })}</small>}
      </div>
      <span className={classes.got} data-nobody={!entry.person || undefined}>
        {entry.person ? t('log.got', { name: entry.person.name, why }) : why}
        {entry.isByHand && <small>{t('log.byHand')}</small>}
      </span>
    </li>
  );
}
