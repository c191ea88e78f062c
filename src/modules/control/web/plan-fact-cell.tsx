import { useTranslation } from 'react-i18next';
import { FigureLink } from '../../../web/figures/figure-link.tsx';
import { useMetricName } from '../../../web/figures/metric-name.ts';
import { useValue } from '../../../web/figures/use-value.ts';
import classes from './control.module.css';
import { figureOf, type PlanFactRow, type Row } from './control-data.ts';
import tables from './tables.module.css';

/** The fact, which opens its records, the plan below it, and how much of it is reached. */
export function PlanFactCell({ row, plan, fact }: { row: Row; plan: string; fact: string }) {
  const { t } = useTranslation('control');
  const value = useValue();
  const is = figureOf(row, fact);
  const was = figureOf(row, plan);
  const target = Number(was?.value ?? 0);
  return (
    <td>
      {is ? (
        <FigureLink entity={is.entity} condition={is.condition}>
          {value(is.value ?? '0', is.unit, true)}
        </FigureLink>
      ) : (
        '–'
      )}
      <small className={classes.quiet}>
        {was && target > 0 ? (
          <FigureLink entity={was.entity} condition={was.condition}>
            {t('team.of', { plan: value(was.value, was.unit, true) })}
          </FigureLink>
        ) : (
          t('team.noPlan')
        )}
      </small>
      {target > 0 && <Reached share={Number(is?.value ?? 0) / target} />}
    </td>
  );
}

const contacts = ['activities.calls', 'activities.meetings', 'activities.letters'];

/** Calls, meetings and letters together against the plan; each of them opens its own records. */
export function ContactsCell({ row }: { row: PlanFactRow }) {
  const { t } = useTranslation('control');
  const value = useValue();
  const metricName = useMetricName();
  const was = figureOf(row, 'quotas.contacts');
  const target = Number(was?.value ?? 0);
  return (
    <td>
      {value(row.contactsMade, 'count')}
      <small className={classes.quiet}>
        {target > 0 && t('team.of', { plan: value(String(target), 'count') })}
        {contacts.flatMap((metric) => {
          const figure = figureOf(row, metric);
          if (!figure || Number(figure.value) === 0) return [];
          return [
            <FigureLink
              key={metric}
              entity={figure.entity}
              condition={figure.condition}
              className={tables.part}
            >
              {metricName(metric)} {value(figure.value, 'count')}
            </FigureLink>,
          ];
        })}
      </small>
      {target > 0 && <Reached share={Number(row.contactsMade) / target} />}
    </td>
  );
}

export function Reached({ share }: { share: number }) {
  return (
    <i className={tables.reached} aria-hidden>
      <u style={{ width: `${Math.min(1, share) * 100}%` }} data-whole={share >= 1 || undefined} />
    </i>
  );
}
