import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { periods } from '../../../../kernel/condition.ts';
import type { RecordValues } from '../../../../web/api/records.ts';
import { useMe } from '../../../../web/api/session.ts';
import { todayIn } from '../../../../web/fields/values.ts';
import type { BoardPeriod } from '../../tiles.rules.ts';
import classes from './board.module.css';

export const periodOf = (board: RecordValues): BoardPeriod | undefined =>
  (board['period'] as BoardPeriod | null) ?? undefined;

interface Search {
  period?: string;
  from?: string;
  until?: string;
}
const OWN = 'own';
const CUSTOM = 'custom';

/** What the address says, so that a copied link shows the same; else what is kept with the board. */
export function useBoardPeriod(
  board: RecordValues,
): [BoardPeriod | undefined, (period: BoardPeriod | undefined) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const named = periods.find((p) => p === search.period);
  const { from, until } = search;
  const said = named ? { named } : from && until ? { from, until } : undefined;
  const choose = (next: BoardPeriod | undefined): void => {
    const { named, ...days } = next ?? { named: OWN };
    void navigate({ to: '.', search: (named ? { period: named } : days) as never });
  };
  return [said ?? (search.period === OWN ? undefined : periodOf(board)), choose];
}

export function PeriodSelect(props: {
  value: BoardPeriod | undefined;
  onChange(period: BoardPeriod | undefined): void;
}) {
  const { t } = useTranslation('reports');
  const { t: core } = useTranslation();
  const me = useMe();
  const { value } = props;
  const choose = (choice: string): void => {
    const named = periods.find((p) => p === choice);
    const until = todayIn(me.company.timeZone);
    const days = { from: `${until.slice(0, 7)}-01`, until };
    props.onChange(named ? { named } : choice === CUSTOM ? days : undefined);
  };
  return (
    <NativeSelect
      aria-label={t('builder.period')}
      value={value ? (value.named ?? CUSTOM) : ''}
      data={[
        { value: '', label: t('boards.ownPeriod') },
        ...periods
          .filter((p) => p !== 'past' && p !== 'future')
          .map((p) => ({ value: p, label: core(`period.${p}`) })),
        { value: CUSTOM, label: t('builder.custom') },
      ]}
      onChange={(e) => choose(e.currentTarget.value)}
      className={classes.boardPeriod}
    />
  );
}
