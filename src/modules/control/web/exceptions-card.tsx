import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './control.module.css';
import { type Exception, exceptionsQuery } from './control-data.ts';
import { useReason } from './use-reason.ts';

const FEW = 8;

/** Deals that the program found wanting a look, the dearest first, each with its reasons. */
export function ExceptionsCard() {
  const { t } = useTranslation('control');
  const { data, error, refetch } = useQuery(exceptionsQuery());
  const [isWhole, setWhole] = useState(false);
  const deals = byDeal(data?.items ?? []);
  const shown = isWhole ? deals : deals.slice(0, FEW);
  return (
    <section className={classes.card}>
      <h2>
        {t('exceptions.title')}
        {deals.length > 0 && <span>{deals.length}</span>}
      </h2>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={5} />}
      {data && !deals.length && <p className={classes.nothing}>{t('exceptions.none')}</p>}
      <ul className={classes.lines}>
        {shown.map((found) => (
          <DealLine key={found[0]?.deal} found={found} />
        ))}
      </ul>
      {shown.length < deals.length && (
        <Button variant="subtle" size="xs" className={classes.noPrint} onClick={() => setWhole(true)}>
          {t('exceptions.all', { count: deals.length })}
        </Button>
      )}
    </section>
  );
}

function DealLine({ found }: { found: Exception[] }) {
  const { t } = useTranslation();
  const reason = useReason();
  const formats = useFormats();
  const { company } = useMe();
  const [first] = found;
  if (!first) return null;
  return (
    <li>
      <span className={classes.lineHead}>
        <RecordLink to={`/deals/${first.deal}`}>{first.name ?? t('record.unnamed')}</RecordLink>
        {first.amount && <b>{formats.money({ amount: first.amount, currency: company.currency })}</b>}
      </span>
      <span className={classes.quiet}>
        {[first.ownerName, ...found.map(reason)].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}

function byDeal(items: Exception[]): Exception[][] {
  const deals = new Map<string, Exception[]>();
  for (const item of items) deals.set(item.deal, [...(deals.get(item.deal) ?? []), item]);
  return [...deals.values()];
}
