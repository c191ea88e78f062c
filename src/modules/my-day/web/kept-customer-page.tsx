import { IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { PageHeader } from '../../../web/kit/page-header.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { CustomerCard } from './customer-card.tsx';
import classes from './kept-customer.module.css';
import { KeptHistory } from './kept-history.tsx';
import { alongQuery, dayQuery } from './my-day-data.ts';

/** A customer of the day as they were taken along: to be read, and written about, without a connection. */
export default function KeptCustomerPage() {
  const { t } = useTranslation('my-day');
  const { id = '' } = useParams({ strict: false });
  const { data: day, isPending } = useQuery(dayQuery);
  const { data: along } = useQuery(alongQuery);
  const customer = day?.customers.find((c) => c.id === id);
  return (
    <Page
      header={<PageHeader icon={<IconUser size={17} stroke={1.7} />} title={customer?.name ?? t('title')} />}
    >
      {!customer && isPending && <SkeletonLines count={9} />}
      {!customer && !isPending && (
        <EmptyState icon={IconUser} title={t('notAlong')} text={t('notAlongText')} />
      )}
      {customer && (
        <div className={classes.page}>
          <CustomerCard customer={customer} isWhole />
          <KeptHistory id={id} along={along?.customers.find((c) => c.id === id)} />
        </div>
      )}
    </Page>
  );
}
