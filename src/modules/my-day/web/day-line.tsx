import { ActionIcon } from '@mantine/core';
import { IconArrowUpRight, IconCheck, IconClockPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../../web/api/connection.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import classes from './my-day.module.css';
import { type DayCustomer, type DayItem, routes } from './my-day-data.ts';
import { useCustomerPath } from './use-customer-path.ts';
import { canFinish, canPostpone, useDayActs } from './use-day-acts.ts';
import { WhatIcon } from './what-icon.tsx';

/** One thing to do: what, for whom, and why it stands here. */
export function DayLine(props: {
  item: DayItem;
  customer: DayCustomer | undefined;
  isChosen: boolean;
  onChoose(): void;
  /** On a phone: the customer, below the chosen line. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('my-day');
  const formats = useFormats();
  const { item, customer } = props;
  const acts = useDayActs();
  const customerPath = useCustomerPath();
  const { isLost } = useConnection();
  const title = item.title ?? t(`kind.${item.kind}`);
  return (
    <li
      className={classes.item}
      data-line={item.id}
      data-chosen={props.isChosen || undefined}
      aria-current={props.isChosen || undefined}
    >
      <div className={classes.line}>
        <span className={classes.what}>
          <WhatIcon item={item} />
        </span>
        <div className={classes.words}>
          <button type="button" className={classes.title} onClick={props.onChoose}>
            {title}
          </button>
          <span className={classes.about}>
            {customer && <RecordLink to={customerPath(customer)}>{customer.name}</RecordLink>}
            <span data-reason={item.reason.code}>
              {t(`reason.${item.reason.code}`, { ...item.reason.params, count: item.reason.params['days'] })}
            </span>
          </span>
        </div>
        {item.at && <time className={classes.hour}>{formats.time(item.at)}</time>}
        <span className={classes.acts}>
          {!isLost && (
            <ActionIcon
              component={RecordLink}
              to={`/${routes[item.entity]}/${item.id}`}
              aria-label={t('open', { title })}
            >
              <IconArrowUpRight size={16} />
            </ActionIcon>
          )}
          {canPostpone(item) && (
            <ActionIcon aria-label={t('postpone', { title })} onClick={() => void acts.postpone(item)}>
              <IconClockPlus size={16} />
            </ActionIcon>
          )}
          {canFinish(item) && (
            <ActionIcon
              aria-label={t(`finish.${item.entity}`, { title })}
              onClick={() => void acts.finish(item)}
            >
              <IconCheck size={16} />
            </ActionIcon>
          )}
        </span>
      </div>
      {props.children}
    </li>
  );
}
