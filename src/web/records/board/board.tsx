import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { IconLayoutKanban } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../../api/meta.ts';
import type { RecordValues } from '../../api/records.ts';
import { useLabels } from '../../i18n/labels.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ErrorState } from '../../kit/error-state.tsx';
import { SkeletonLines } from '../../kit/skeleton.tsx';
import { viewOf } from '../../shell/screens.ts';
import { isBoardField } from '../columns.ts';
import type { ListState } from '../list-state.ts';
import classes from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import { useBoardColumns } from './board-columns.ts';
import { useMoveCard } from './use-move-card.ts';

/** Records as cards in columns by one field; a card is moved by dragging, or by Alt and the arrows. */
export default function Board({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const { entity } = state;
  const by = state.definition.group ?? viewOf(entity)?.board?.by ?? entity.fields.find(isBoardField)?.name;
  const field = by ? fieldOf(entity, by) : undefined;
  const { columns, isLoading, error } = useBoardColumns(state, field);
  const move = useMoveCard(entity, field);
  const latest = useRef({ move, columns });
  latest.current = { move, columns };
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data['type'] === 'card',
        onDrop: ({ source, location }) => {
          const to = location.current.dropTargets[0]?.data['column'];
          const column = latest.current.columns.find((c) => c.key === to);
          if (column && to !== source.data['column'])
            void latest.current.move(source.data['record'] as RecordValues, column);
        },
      }),
    [],
  );
  const step = useMemo(
    () => (record: RecordValues, from: string, direction: number) => {
      const { columns, move } = latest.current;
      const target = columns[columns.findIndex((c) => c.key === from) + direction];
      if (target) void move(record, target);
    },
    [],
  );
  if (!field)
    return <EmptyState icon={IconLayoutKanban} title={t('board.noField')} text={t('board.noFieldText')} />;
  if (error) return <ErrorState error={error} />;
  if (isLoading) return <SkeletonLines count={8} />;
  // Scrolled by keys even while no column has a card.
  const scrolled = { role: 'region', tabIndex: 0, 'aria-label': labels.many(entity) };
  return (
    <div className={classes.board} {...scrolled}>
      {columns.map((column) => (
        <BoardColumn key={column.key} state={state} field={field} column={column} onStep={step} />
      ))}
    </div>
  );
}
