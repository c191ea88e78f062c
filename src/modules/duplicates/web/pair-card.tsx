import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import { undoToast } from '../../../web/kit/toast.tsx';
import classes from './duplicates.module.css';
import { type Customer, type Pair, useDecide } from './duplicates-data.ts';
import MergeDialog from './merge-dialog.tsx';

/** Two customers side by side, why they may be one, and what can be done about it. */
export function PairCard({ pair }: { pair: Pair }) {
  const { t } = useTranslation('duplicates');
  const [isMerging, setMerging] = useState(false);
  const entity = useMeta().screenOf('contacts.party', pair.first.kind);
  const decide = useDecide((act: 'dismiss' | 'reopen') => api.post(`duplicates/${pair.id}/${act}`));
  const dismiss = (): void =>
    decide.mutate('dismiss', {
      onSuccess: () => undoToast(t('dismissed'), () => decide.mutateAsync('reopen')),
    });
  return (
    <li className={classes.pair}>
      <div className={classes.two}>
        <CustomerFacts customer={pair.first} route={entity?.route} />
        <CustomerFacts customer={pair.second} route={entity?.route} />
      </div>
      <div className={classes.why}>
        {pair.score > 0 && (
          <Badge tt="none" variant="light">
            {t(pair.score >= 85 ? 'likely' : 'possible')}
          </Badge>
        )}
        {pair.reasons.length > 0 && <span>{pair.reasons.map((r) => t(`reason.${r}`)).join(' · ')}</span>}
        <span className={classes.acts}>
          {pair.canDecide && pair.state === 'open' && (
            <Button variant="default" size="xs" loading={decide.isPending} onClick={dismiss}>
              {t('dismiss')}
            </Button>
          )}
          {pair.canDecide && pair.state === 'different' && (
            <Button
              variant="default"
              size="xs"
              loading={decide.isPending}
              onClick={() => decide.mutate('reopen')}
            >
              {t('reopen')}
            </Button>
          )}
          {pair.canDecide && (
            <Button size="xs" onClick={() => setMerging(true)}>
              {t('compare')}
            </Button>
          )}
          {!pair.canDecide && <small>{t('mayNot')}</small>}
        </span>
      </div>
      {isMerging && entity && (
        <MergeDialog
          entity={entity}
          first={pair.first.id}
          second={pair.second.id}
          onClose={() => setMerging(false)}
        />
      )}
    </li>
  );
}

function CustomerFacts({ customer, route }: { customer: Customer; route: string | undefined }) {
  const { t } = useTranslation('duplicates');
  const formats = useFormats();
  const facts = [customer.phone, customer.email, customer.city, customer.taxNumber].filter(Boolean);
  return (
    <div className={classes.customer}>
      <RecordLink to={`/${route}/${customer.id}`}>{customer.name ?? t('unnamed')}</RecordLink>
      {facts.length > 0 && <span>{facts.join(' · ')}</span>}
      <small>
        {[customer.owner, t('since', { day: formats.date(customer.createdAt.slice(0, 10)) })]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </div>
  );
}
