import { ActionIcon } from '@mantine/core';
import { IconCoin, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../kernel/api.ts';
import { canCreate, canDelete, canUpdate, fieldOf, useMeta } from '../../../web/api/meta.ts';
import { listQuery, type RecordValues } from '../../../web/api/records.ts';
import { useMe } from '../../../web/api/session.ts';
import { KeptEditor } from '../../../web/fields/kept-editor.tsx';
import { useFormats } from '../../../web/i18n/format.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { AddRate } from './add-rate.tsx';
import classes from './settings-pages.module.css';
import { useWrite } from './use-write.ts';

/** What other currencies were worth, from which day on; amounts in them are totalled by these rates. */
export default function RatesPage() {
  const entity = useMeta().find('money.rate');
  return entity ? <Rates entity={entity} /> : null;
}

function Rates({ entity }: { entity: MetaEntity }) {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { data, error, refetch } = useQuery(listQuery(entity, { sort: '-date,currency', limit: 200 }));
  return (
    <div className={classes.page}>
      <h1>{t('rates.title')}</h1>
      <p className={classes.lead}>{t('rates.text', { currency: me.company.currency })}</p>
      {canCreate(entity) && <AddRate entity={entity} />}
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {!data && !error && <SkeletonLines count={5} />}
      {data && !data.items.length && (
        <EmptyState icon={IconCoin} title={t('rates.none')} text={t('rates.noneText')} isCompact />
      )}
      {data && data.items.length > 0 && <RateTable entity={entity} rates={data.items} />}
    </div>
  );
}

function RateTable({ entity, rates }: { entity: MetaEntity; rates: RecordValues[] }) {
  const { t } = useTranslation('settings');
  const labels = useLabels();
  const formats = useFormats();
  const write = useWrite();
  const field = fieldOf(entity, 'rate');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {['currency', 'date', 'rate'].map((name) => (
            <th key={name}>{labels.field(entity, { name })}</th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => (
          <tr key={rate.id}>
            <td>{String(rate['currency'])}</td>
            <td>{formats.date(String(rate['date']))}</td>
            <td>
              {field && canUpdate(entity) ? (
                <KeptEditor
                  key={String(rate.version)}
                  entity={entity}
                  field={field}
                  name={labels.field(entity, field)}
                  value={rate['rate']}
                  onKeep={(value) => void write('PATCH', `exchange-rates/${rate.id}`, { rate: value })}
                />
              ) : (
                formats.number(String(rate['rate']))
              )}
            </td>
            <td>
              {canDelete(entity) && (
                <ActionIcon
                  aria-label={t('rates.remove', { currency: rate['currency'] })}
                  onClick={() => void write('DELETE', `exchange-rates/${rate.id}`)}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
