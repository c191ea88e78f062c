import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../kernel/condition.ts';
import { useHasRight } from '../api/session.ts';
import { FigureLink } from './figure-link.tsx';
import { figuresQuery } from './figures.ts';
import classes from './unrated-note.module.css';

const METRIC = 'deals.unrated';

/** Says beside sums of money that some amounts are in none of them, and where to mend it; nothing where there are none. */
export function UnratedNote({ filter }: { filter?: Condition | undefined }) {
  const { t } = useTranslation();
  const canMend = useHasRight('administer');
  const { data } = useQuery(figuresQuery({ metrics: [METRIC], range: {}, filter }));
  const metric = data?.metrics[0];
  const count = Number(data?.rows[0]?.values[METRIC] ?? 0);
  if (!metric || !count) return null;
  return (
    <p className={classes.note} data-unrated={count}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
      <span>
        {t('unrated.text')}{' '}
        <FigureLink entity={metric.entity} condition={metric.condition}>
          {t('unrated.deals', { count })}
        </FigureLink>
        {canMend && (
          <>
            {' · '}
            <Link to="/settings/exchange-rates">{t('unrated.mend')}</Link>
          </>
        )}
      </span>
    </p>
  );
}
