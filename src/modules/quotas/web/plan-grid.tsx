import { IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/api/session.ts';
import { todayIn } from '../../../web/fields/values.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { linesOf } from './lines.ts';
import classes from './plan.module.css';
import { type Asked, peopleQuery, planQuery, useSetCells } from './plan-data.ts';
import { PlanRow } from './plan-row.tsx';

export function PlanGrid({ asked, canWrite }: { asked: Asked; canWrite: boolean }) {
  const { t } = useTranslation('quotas');
  const formats = useFormats();
  const people = useQuery(peopleQuery);
  const plan = useQuery(planQuery(asked));
  const set = useSetCells();
  const { company } = useMe();
  const error = people.error ?? plan.error;
  if (error && !(people.data && plan.data))
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void people.refetch();
          void plan.refetch();
        }}
      />
    );
  if (!people.data || !plan.data) return <SkeletonLines count={10} height={28} />;
  const lines = linesOf(people.data);
  if (!lines.length)
    return <EmptyState icon={IconTargetArrow} title={t('grid.empty')} text={t('grid.emptyText')} />;
  const months = Array.from({ length: 12 }, (_, i) => `${asked.year}-${String(i + 1).padStart(2, '0')}-01`);
  const thisMonth = todayIn(company.timeZone).slice(0, 7);
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('grid.who')}</th>
              {months.map((month) => (
                <th key={month} scope="col" ref={month.slice(0, 7) === thisMonth ? bringIn : undefined}>
                  {formats.month(month).replace(/\s?\d{4}$/, '')}
                </th>
              ))}
              <th scope="col">{t('grid.total')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <PlanRow
                key={`${line.who.kind} ${line.who.id}`}
                line={line}
                months={months}
                asked={asked}
                cells={plan.data}
                canWrite={canWrite}
                onSet={(cells) => set.mutate(cells)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {canWrite && <p className={classes.hint}>{t('grid.hint')}</p>}
    </>
  );
}

/** The present month stands in sight, with those before it to the left. */
function bringIn(head: HTMLElement | null): void {
  const scroller = head?.closest('div');
  if (head && scroller) scroller.scrollLeft = head.offsetLeft - scroller.clientWidth / 2;
}
