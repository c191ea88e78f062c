import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { canCreate, canUpdate, fieldOf, useMeta } from '../../../../web/api/meta.ts';
import { listQuery } from '../../../../web/api/records.ts';
import type { MoneyValue } from '../../../../web/i18n/format-numbers.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { Money } from '../../../../web/kit/money.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import type { PanelProps } from '../../../../web/shell/screens.ts';
import { AddLine } from './add-line.tsx';
import { LineRow } from './line-row.tsx';
import classes from './lines.module.css';

const shown = ['name', 'quantity', 'price', 'discount', 'vatRate', 'total'];

/** What the deal is made of; its amount is the sum that the server makes of it. */
export default function Lines({ entity, record }: PanelProps) {
  const { t } = useTranslation('deals');
  const labels = useLabels();
  const line = useMeta().find('deals.line');
  const filter = { field: 'deal', op: 'eq', value: record.id } as const;
  const query = listQuery(line ?? entity, { filter, sort: 'position', limit: 200 });
  const { data, error, refetch } = useQuery({ ...query, enabled: !!line });
  if (!line) return null;
  if (error) return <ErrorState error={error} onRetry={() => refetch()} isCompact />;
  if (!data) return <SkeletonLines count={4} />;
  const fields = shown.flatMap((name) => fieldOf(line, name) ?? []);
  const canWrite = canUpdate(line);
  return (
    <div className={classes.lines}>
      {data.items.length > 0 && (
        <div className={classes.fit}>
          <div className={classes.head} aria-hidden>
            {fields.map((f) => (
              <span key={f.name} data-field={f.name}>
                {labels.field(line, f)}
              </span>
            ))}
          </div>
          <ul className={classes.list}>
            {data.items.map((item) => (
              <LineRow key={item.id} entity={line} record={item} fields={fields} canWrite={canWrite} />
            ))}
          </ul>
        </div>
      )}
      {!data.items.length && <p className={classes.none}>{t('lines.none')}</p>}
      {canCreate(line) && canWrite && <AddLine entity={line} deal={record.id} position={data.items.length} />}
      <Sum amount={record['amount'] as MoneyValue | null} source={record['amountSource']} />
    </div>
  );
}

function Sum({ amount, source }: { amount: MoneyValue | null; source: unknown }) {
  const { t } = useTranslation('deals');
  if (!amount) return null;
  return (
    <div className={classes.sum} data-estimated={source === 'estimated' || undefined}>
      <span>{t('lines.sum')}</span>
      <b>
        <Money value={amount} />
      </b>
      {typeof source === 'string' && <small>{t(`lines.source.${source}`)}</small>}
    </div>
  );
}
