import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../../../kernel/condition.ts';
import { type FigureRow, figuresQuery } from '../../../../web/api/figures.ts';
import type { Link } from '../../../../web/api/records.ts';
import { within } from '../../../../web/records/list/groups.ts';
import type { ListState } from '../../../../web/records/list-state.ts';
import { type Process, type Stage, useStages } from '../stages.ts';

export interface DealColumn {
  /** Key of the stage; `other` for stages that the current version has no more. */
  key: string;
  /** Id in the current version; none where nothing can be dropped. */
  stage: string | null;
  title: string;
  color: string | null;
  count: number;
  /** In the company's currency. */
  sum: number;
  condition: Condition;
  /** The process, of the stage in which its deals begin. */
  beginsIn: Link | null;
  holds(stage: string): boolean;
}

const OTHER = 'other';

/** The open stages of the current version; deals under way by earlier ones stand in the stage of the same key. */
export function useStageColumns(
  state: ListState,
  process: Process | undefined,
): { columns: DealColumn[]; isLoading: boolean; error: unknown } {
  const { t } = useTranslation('deals');
  const { entity, filter, q } = state;
  const stages = useStages(process?.id);
  const base = useMemo(() => openOf(filter, process?.id), [filter, process?.id]);
  const figures = useQuery({
    ...figuresQuery(entity, [{ fn: 'count' }, { fn: 'sum', field: 'amount' }], [{ field: 'stage.key' }], {
      filter: base,
      q,
    }),
    enabled: !!process,
    placeholderData: (old) => old,
  });
  const columns = useMemo(
    () =>
      stages && process ? columnsOf(stages, process, figures.data ?? [], base, t('board.otherStages')) : [],
    [stages, process, figures.data, base, t],
  );
  return { columns, isLoading: !!process && (!stages || figures.isPending), error: figures.error };
}

const openOf = (filter: Condition | undefined, process: string | undefined): Condition =>
  within(filter, {
    all: [
      { field: 'outcome', op: 'eq', value: 'open' },
      { field: 'process', op: 'eq', value: process },
    ],
  });

function columnsOf(
  stages: Stage[],
  process: Process,
  rows: FigureRow[],
  base: Condition,
  others: string,
): DealColumn[] {
  const current = stages.filter((s) => s.version === process.version && s.kind === 'open');
  const keys = current.map((s) => s.key);
  const keyOf = new Map(stages.map((s) => [s.id, s.key]));
  const figure = (fits: (key: string | null) => boolean): { count: number; sum: number } => {
    const fitting = rows.filter((r) => fits(r.keys[0] ?? null));
    const total = (i: number): number => fitting.reduce((sum, r) => sum + Number(r.values[i] ?? 0), 0);
    return { count: total(0), sum: total(1) };
  };
  const columns = current.map(
    (s, i): DealColumn => ({
      key: s.key,
      stage: s.id,
      title: s.name,
      color: s.color,
      ...figure((key) => key === s.key),
      condition: { all: [base, { field: 'stage.key', op: 'eq', value: s.key }] },
      beginsIn: i === 0 ? { id: process.id, name: process.name } : null,
      holds: (stage) => keyOf.get(stage) === s.key,
    }),
  );
  const rest = figure((key) => key === null || !keys.includes(key));
  if (!rest.count) return columns;
  const condition: Condition = { all: [base, { field: 'stage.key', op: 'notIn', value: keys }] };
  const holds = (stage: string): boolean => !keys.includes(keyOf.get(stage) ?? '');
  const other: DealColumn = {
    key: OTHER,
    stage: null,
    title: others,
    color: 'gray',
    ...rest,
    condition,
    beginsIn: null,
    holds,
  };
  return [other, ...columns];
}
