import { Button, SegmentedControl } from '@mantine/core';
import { IconTarget } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../web/i18n/format.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import classes from './control.module.css';
import { type Days, type PlanFactRow, planFactQuery } from './control-data.ts';
import { ContactsCell, PlanFactCell } from './plan-fact-cell.tsx';
import tables from './tables.module.css';

const dimensions = ['seller', 'month', 'product'] as const;
type Dimension = (typeof dimensions)[number];

/** What was to be reached and what was, in money, sales and contacts. */
export function PlanFactCard({ days }: { days: Days }) {
  const { t } = useTranslation('control');
  const formats = useFormats();
  const [by, setBy] = useState<Dimension>('seller');
  const { data, error, refetch } = useQuery(planFactQuery(days, by));
  const nameOf = (row: PlanFactRow): string =>
    row.key === null ? t('team.without') : by === 'month' ? formats.month(row.key) : (row.name ?? '');
  const rows = (data?.rows ?? []).toSorted((a, b) =>
    by === 'month' ? String(a.key).localeCompare(String(b.key)) : nameOf(a).localeCompare(nameOf(b)),
  );
  const suffix = by === 'product' ? 'OfProducts' : '';
  return (
    <section className={classes.card}>
      <header className={classes.cardHead}>
        <h2>{t('team.planFact')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('team.planFact')}
          data={dimensions.map((value) => ({ value, label: t(`team.by.${value}`) }))}
          value={by}
          onChange={(value) => setBy(value as Dimension)}
        />
        <Button
          component={Link}
          to={'/control/plan' as never}
          size="xs"
          variant="default"
          leftSection={<IconTarget size={14} />}
          className={classes.noPrint}
        >
          {t('team.setPlan')}
        </Button>
      </header>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={5} />}
      {data && !rows.length && <p className={classes.nothing}>{t('team.emptyText')}</p>}
      {rows.length > 0 && (
        <div className={tables.scroll}>
          <table className={tables.table}>
            <thead>
              <tr>
                <th scope="col">{t(`team.by.${by}`)}</th>
                <th scope="col">{t('team.money')}</th>
                <th scope="col">{t('team.number')}</th>
                {by !== 'product' && <th scope="col">{t('team.contacts')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key ?? ''}>
                  <th scope="row">{nameOf(row)}</th>
                  <PlanFactCell row={row} plan={`quotas.won${suffix}`} fact="deals.won" />
                  <PlanFactCell row={row} plan={`quotas.wonCount${suffix}`} fact="deals.wonCount" />
                  {by !== 'product' && <ContactsCell row={row} />}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
