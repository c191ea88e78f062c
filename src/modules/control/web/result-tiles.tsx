import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FigureLink } from '../../../web/figures/figure-link.tsx';
import { useValue } from '../../../web/figures/use-value.ts';
import { type Company, type Days, figureOf, numberOf, planFactQuery } from './control-data.ts';
import { Reached } from './plan-fact-cell.tsx';
import tiles from './tiles.module.css';

/** What was sold against the plan, and where the period may end. */
export function ResultTiles({ days, spread }: { days: Days; spread: Company['spread'] }) {
  const { t } = useTranslation('control');
  const value = useValue();
  const { data } = useQuery(planFactQuery(days));
  const row = data?.rows[0];
  const won = figureOf(row, 'deals.won');
  const ofDepartments = numberOf(row, 'quotas.wonOfDepartments');
  // Where departments have targets of their own, those are the company's; people's sum up to them or do not.
  const plan = ofDepartments || numberOf(row, 'quotas.won');
  const planFigure = figureOf(row, ofDepartments ? 'quotas.wonOfDepartments' : 'quotas.won');
  const sold = Number(won?.value ?? 0);
  return (
    <div className={tiles.tiles}>
      <div className={tiles.tile}>
        <span>{t('company.won')}</span>
        <b>
          {won ? (
            <FigureLink entity={won.entity} condition={won.condition}>
              {value(won.value ?? '0', 'money', true)}
            </FigureLink>
          ) : (
            value('0', 'money')
          )}
        </b>
      </div>
      <div className={tiles.tile}>
        <span>{t('company.plan')}</span>
        <b>
          {planFigure && plan > 0 ? (
            <FigureLink entity={planFigure.entity} condition={planFigure.condition}>
              {value(String(plan), 'money', true)}
            </FigureLink>
          ) : (
            t('team.noPlan')
          )}
        </b>
        {plan > 0 && (
          <>
            <Reached share={sold / plan} />
            <span>
              {t('company.reached')}: {value(String(Math.round((sold / plan) * 100)), 'percent')}
            </span>
          </>
        )}
      </div>
      {spread && (
        <div className={tiles.tile}>
          <span>{t('company.landing')}</span>
          <b>
            {t('company.range', {
              low: value(String(sold + spread.low), 'money', true),
              high: value(String(sold + spread.high), 'money', true),
            })}
          </b>
        </div>
      )}
    </div>
  );
}
