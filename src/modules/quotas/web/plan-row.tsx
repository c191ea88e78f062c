import { ActionIcon } from '@mantine/core';
import { IconArrowBarToRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useValue } from '../../../web/figures/use-value.ts';
import type { PlanLine } from './lines.ts';
import classes from './plan.module.css';
import { PlanCell } from './plan-cell.tsx';
import { type Asked, type Cell, keyOfCell, type Metric } from './plan-data.ts';

interface Props {
  line: PlanLine;
  months: string[];
  asked: Asked;
  cells: Map<string, string>;
  canWrite: boolean;
  onSet(cells: Cell[]): void;
}

/** A seller's or a department's twelve months; a department shows what its people have together. */
export function PlanRow({ line, months, asked, cells, canWrite, onSet }: Props) {
  const { t } = useTranslation('quotas');
  const value = useValue();
  const { who } = line;
  const isDepartment = who.kind === 'department';
  const stored = (month: string): string => cells.get(keyOfCell(who, month)) ?? '';
  const ofPeople = (month: string): number =>
    line.people.reduce((sum, p) => sum + Number(cells.get(keyOfCell(p, month)) ?? 0), 0);
  const cellOf = (month: string, next: string | null): Cell => ({
    [who.kind]: who.id,
    month,
    metric: asked.metric,
    value: next,
    ...(asked.product ? { product: asked.product } : {}),
  });
  const total = months.reduce((sum, m) => sum + Number(stored(m) || 0), 0);
  const ofAll = isDepartment ? months.reduce((sum, m) => sum + ofPeople(m), 0) : 0;
  const first = months.findIndex((m) => stored(m) !== '');
  const fill = (): void => onSet(months.slice(first + 1).map((m) => cellOf(m, stored(months[first] ?? ''))));
  return (
    <tr data-department={isDepartment || undefined}>
      <th scope="row" style={{ paddingLeft: 8 + line.depth * 14 }}>
        <span>{who.name}</span>
        {canWrite && first >= 0 && first < 11 && (
          <ActionIcon size="sm" aria-label={t('grid.fill', { name: who.name })} onClick={fill}>
            <IconArrowBarToRight size={14} />
          </ActionIcon>
        )}
      </th>
      {months.map((month) => (
        <td key={month}>
          <PlanCell
            key={stored(month)}
            stored={stored(month)}
            month={month}
            name={who.name}
            metric={asked.metric}
            canWrite={canWrite}
            onSave={(next) => onSet([cellOf(month, next)])}
          />
          {isDepartment && ofPeople(month) > 0 && (
            <Difference own={stored(month)} people={ofPeople(month)} metric={asked.metric} />
          )}
        </td>
      ))}
      <td className={classes.total}>
        {total ? value(String(total), unitOf(asked.metric), true) : ofAll ? null : '–'}
        {ofAll > 0 && <Difference own={total ? String(total) : ''} people={ofAll} metric={asked.metric} />}
      </td>
    </tr>
  );
}

const unitOf = (metric: Metric): 'money' | 'count' => (metric === 'won' ? 'money' : 'count');

/** What the people have together, marked where the department's own target differs from it. */
function Difference({ own, people, metric }: { own: string; people: number; metric: Metric }) {
  const { t } = useTranslation('quotas');
  const value = useValue();
  const text = (n: number): string => value(String(n), unitOf(metric), true);
  const gap = own === '' ? 0 : Number(own) - people;
  const words =
    gap > 0 ? t('grid.more', { sum: text(gap) }) : gap < 0 ? t('grid.less', { sum: text(-gap) }) : '';
  return (
    <small className={classes.people} data-differs={gap !== 0 || undefined} title={words || t('grid.people')}>
      Σ {text(people)}
      {words && <span className={classes.hidden}>{words}</span>}
    </small>
  );
}
