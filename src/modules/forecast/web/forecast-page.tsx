import { Select } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canRead, useMeta } from '../../../web/api/meta.ts';
import { useMe } from '../../../web/api/session.ts';
import { todayIn } from '../../../web/fields/values.ts';
import { UnratedNote } from '../../../web/figures/unrated-note.tsx';
import { useFormats } from '../../../web/i18n/format.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { ChangesCard } from './changes-card.tsx';
import classes from './forecast.module.css';
import { forecastQuery } from './forecast-data.ts';
import { ForecastTable } from './forecast-table.tsx';

const MONTHS = 6;

/** What a month may bring by category, from sellers up to the company, and what changed in it. */
export default function ForecastPage() {
  const { t } = useTranslation('forecast');
  const formats = useFormats();
  const index = useMeta();
  const { company } = useMe();
  const months = monthsFrom(todayIn(company.timeZone));
  const [month, setMonth] = useState(months[1] ?? '');
  const days = { from: month, until: endOf(month) };
  const isOpen = canRead(index.find('deals.deal'));
  const { data, error, refetch } = useQuery({ ...forecastQuery(days), enabled: isOpen });
  const canAdjust = index.find('forecast.adjustment')?.permission.create ?? false;
  const content = (): React.ReactNode => {
    if (!isOpen)
      return <EmptyState icon={IconChartLine} title={t('page.denied')} text={t('page.deniedText')} />;
    if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
    if (!data) return <SkeletonLines count={10} height={20} />;
    const hasNothing = data.nodes.every((n) => n.kind === 'all');
    return (
      <>
        <UnratedNote />
        {hasNothing ? (
          <EmptyState icon={IconChartLine} title={t('page.empty')} text={t('page.emptyText')} />
        ) : (
          <ForecastTable forecast={data} month={month} canAdjust={canAdjust} />
        )}
        <ChangesCard days={days} />
      </>
    );
  };
  return (
    <Page
      header={
        <PageHeader
          icon={<IconChartLine size={17} stroke={1.6} />}
          title={t('page.title')}
          actions={
            <Select
              w={170}
              aria-label={t('page.month')}
              data={months.map((value) => ({ value, label: formats.month(value) }))}
              value={month}
              allowDeselect={false}
              onChange={(value) => value && setMonth(value)}
            />
          }
        />
      }
    >
      <div className={classes.page}>{content()}</div>
    </Page>
  );
}

/** The last month, this one, and those to come. */
const monthsFrom = (today: string): string[] =>
  Array.from({ length: MONTHS }, (_, i) =>
    new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 2 + i, 1))
      .toISOString()
      .slice(0, 10),
  );
const endOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
