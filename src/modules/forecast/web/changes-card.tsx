import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useValue } from '../../../web/figures/use-value.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './forecast.module.css';
import { type Changes, changesQuery, type Days, weeksQuery } from './forecast-data.ts';

/** Why the open deals of the month come to another sum than in an earlier week, deal by deal. */
export function ChangesCard({ days }: { days: Days }) {
  const { t } = useTranslation('forecast');
  const formats = useFormats();
  const weeks = useQuery(weeksQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const week = chosen ?? weeks.data?.[1] ?? weeks.data?.[0] ?? '';
  const { data, error, refetch } = useQuery({ ...changesQuery(week, days), enabled: week !== '' });
  const hasNone = weeks.data?.length === 0;
  return (
    <section className={classes.card}>
      <header className={classes.cardHead}>
        <h2>{t('changes.title')}</h2>
        {weeks.data && weeks.data.length > 0 && (
          <Select
            w={190}
            aria-label={t('changes.week')}
            data={weeks.data.map((w) => ({
              value: w,
              label: t('changes.weekOf', { day: formats.date(w, true) }),
            }))}
            value={week}
            allowDeselect={false}
            onChange={setChosen}
          />
        )}
      </header>
      {hasNone && <p className={classes.nothing}>{t('changes.none')}</p>}
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && !hasNone && <SkeletonLines count={4} />}
      {data && <ChangesTable changes={data} />}
    </section>
  );
}

function ChangesTable({ changes }: { changes: Changes }) {
  const { t } = useTranslation('forecast');
  const { t: own } = useTranslation();
  const nameOf = (d: Changes['deals'][number]): string => d.name ?? own('record.unnamed');
  const value = useValue();
  const signed = (text: string): string => `${Number(text) > 0 ? '+' : ''}${value(text, 'money', true)}`;
  return (
    <>
      <ul className={classes.steps}>
        <li>
          <span>{t('changes.before')}</span>
          <b>{value(changes.before, 'money', true)}</b>
        </li>
        {changes.sums.map((s) => (
          <li key={s.kind} data-sign={Math.sign(Number(s.change))}>
            <span>{t(`changes.kind.${s.kind}`)}</span>
            <b>{signed(s.change)}</b>
          </li>
        ))}
        <li>
          <span>{t('changes.after')}</span>
          <b>{value(changes.after, 'money', true)}</b>
        </li>
      </ul>
      {!changes.deals.length && <p className={classes.nothing}>{t('changes.same')}</p>}
      {changes.deals.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('changes.deal')}</th>
                <th scope="col">{t('changes.why')}</th>
                <th scope="col">{t('changes.change')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.deals.slice(0, 50).map((d) => (
                <tr key={d.deal}>
                  <th scope="row">
                    {d.isThere ? <RecordLink to={`/deals/${d.deal}`}>{nameOf(d)}</RecordLink> : nameOf(d)}
                  </th>
                  <td>{t(`changes.kind.${d.kind}`)}</td>
                  <td>{signed(d.change)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
