import { IconMail, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useMe } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { RelativeTime } from '../../../web/kit/relative-time.tsx';
import classes from './my-day.module.css';
import type { DayCustomer } from './my-day-data.ts';
import { useCustomerPath } from './use-customer-path.ts';
import { WriteDown } from './write-down.tsx';

/** Whom the chosen line is about: how to reach them, what stands between us, and where to write down what was said. */
export function CustomerCard({ customer, isWhole }: { customer: DayCustomer; isWhole?: boolean }) {
  const { t } = useTranslation('my-day');
  const labels = useLabels();
  const formats = useFormats();
  const me = useMe();
  const customerPath = useCustomerPath();
  const entity = useMeta().find(customer.entity);
  const party = entity && { ...entity, name: entity.base };
  return (
    <aside className={classes.card} aria-label={customer.name}>
      {!isWhole && (
        <h2>
          <RecordLink to={customerPath(customer)}>{customer.name}</RecordLink>
        </h2>
      )}
      <div className={classes.reach}>
        {customer.phone && (
          <a href={`tel:${customer.phone}`}>
            <IconPhone size={15} stroke={1.7} /> {customer.phone}
          </a>
        )}
        {customer.email && (
          <a href={`mailto:${customer.email}`}>
            <IconMail size={15} stroke={1.7} /> {customer.email}
          </a>
        )}
      </div>
      <dl className={classes.facts}>
        <dt>{t('lastContact')}</dt>
        <dd>
          {customer.lastAt ? (
            <>
              {customer.lastEntity && labels.one(customer.lastEntity)}, <RelativeTime at={customer.lastAt} />
            </>
          ) : (
            t('never')
          )}
        </dd>
        {customer.openDeals > 0 && (
          <>
            <dt>{t('openDeals')}</dt>
            <dd>
              {customer.openDeals}
              {customer.openAmount &&
                ` · ${formats.money({ amount: customer.openAmount, currency: me.company.currency })}`}
            </dd>
          </>
        )}
        {customer.mood && party && (
          <>
            <dt>{t('mood')}</dt>
            <dd>{labels.option(party, 'mood', customer.mood)}</dd>
          </>
        )}
      </dl>
      {entity && <WriteDown entity={entity} customer={customer} />}
    </aside>
  );
}
