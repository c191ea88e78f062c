import { useTranslation } from 'react-i18next';
import { useValue } from '../../../web/figures/use-value.ts';
import classes from './control.module.css';
import type { Company } from './control-data.ts';
import tiles from './tiles.module.css';

/** What the open deals may bring, as a range, and what it rests on. */
export function SpreadCard({ spread }: { spread: NonNullable<Company['spread']> }) {
  const { t } = useTranslation('control');
  const value = useValue();
  const money = (n: number): string => value(String(n), 'money', true);
  const most = spread.high * 1.15 || 1;
  const at = (n: number): string => `${(n / most) * 100}%`;
  const stages = spread.thin.map((s) => `${s.stage} (${s.ended})`).join(', ');
  return (
    <section className={classes.card}>
      <h2>{t('company.expected')}</h2>
      {spread.deals === 0 && <p className={classes.nothing}>{t('company.noDeals')}</p>}
      {spread.deals > 0 && (
        <>
          <b>{t('company.range', { low: money(spread.low), high: money(spread.high) })}</b>
          <div className={tiles.range} aria-hidden>
            <i style={{ left: at(spread.low), right: `${100 - (spread.high / most) * 100}%` }} />
            <u style={{ left: at(spread.middle) }} />
          </div>
          <p className={classes.nothing}>
            {t('company.rangeText', { middle: money(spread.middle), count: spread.deals })}
          </p>
          {stages && <p className={tiles.warn}>{t('company.thin', { stages })}</p>}
        </>
      )}
    </section>
  );
}
