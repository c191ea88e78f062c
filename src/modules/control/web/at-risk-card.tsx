import { useTranslation } from 'react-i18next';
import { useMeta } from '../../../web/api/meta.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import { RecordLink } from '../../../web/kit/record-link.tsx';
import classes from './control.module.css';
import type { Company } from './control-data.ts';

type Customer = Company['atRisk'][number];

/** Customers who used to buy and are now silent, those who bought most first; the rule stands beneath. */
export function AtRiskCard({ customers }: { customers: Customer[] }) {
  const { t } = useTranslation('control');
  const { t: own } = useTranslation();
  const index = useMeta();
  const value = useValue();
  const days = (count: number | null): string => t('days', { count: count ?? 0 });
  const reason = (c: Customer): string => {
    if (c.reason === 'rarer') return t('company.rarer', { length: days(c.length), usual: days(c.usual) });
    return c.length === null ? t('company.never') : t('company.silent', { length: days(c.length) });
  };
  return (
    <section className={classes.card}>
      <h2>
        {t('company.atRisk')}
        {customers.length > 0 && <span>{customers.length}</span>}
      </h2>
      {!customers.length && <p className={classes.nothing}>{t('company.noRisk')}</p>}
      <ul className={classes.lines}>
        {customers.slice(0, 10).map((c) => (
          <li key={c.id}>
            <span className={classes.lineHead}>
              <RecordLink to={`/${index.screenOf('contacts.party', c.kind)?.route ?? 'companies'}/${c.id}`}>
                {c.name ?? own('record.unnamed')}
              </RecordLink>
              <b>{value(c.won, 'money', true)}</b>
            </span>
            <span className={classes.quiet}>{[c.ownerName, reason(c)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <p className={classes.nothing}>{t('company.atRiskText')}</p>
    </section>
  );
}
