import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaField } from '../../../../kernel/api.ts';
import type { FieldProblem } from '../../../../kernel/errors.ts';
import { canCreate } from '../../../../web/api/meta.ts';
import { type Link, pagesQuery, type RecordValues } from '../../../../web/api/records.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import classes from '../../../../web/records/board/board.module.css';
import { ColumnCards } from '../../../../web/records/board/column-cards.tsx';
import { ColumnHead } from '../../../../web/records/board/column-head.tsx';
import { fieldsToAsk } from '../../../../web/records/columns.ts';
import type { ListState } from '../../../../web/records/list-state.ts';
import { compactFields } from '../../../../web/records/record/compact-line.tsx';
import { useDrop } from '../../../../web/records/use-drop.ts';
import { startCreating } from '../../../../web/shell/shell-state.ts';
import own from './board.module.css';
import type { Moving } from './use-board-moves.ts';
import type { DealColumn } from './use-stage-columns.ts';

interface Props {
  state: ListState;
  column: DealColumn;
  moving: Moving;
  /** Why the card that is being dragged may not come in. */
  barred: FieldProblem | null;
  onStep(record: RecordValues, from: string, direction: number): void;
}

export function StageColumn({ state, column, moving, barred, onStep }: Props) {
  const { t } = useTranslation('deals');
  const labels = useLabels();
  const { entity } = state;
  const { ref, isOver } = useDrop<HTMLElement>('column', column.key);
  const card = compactFields(entity);
  const { records, isPending, more } = useCards(state, column, moving, card);
  const { title, color, count, sum, beginsIn } = column;
  return (
    <section
      ref={ref}
      className={classes.column}
      data-over={(isOver && !barred) || undefined}
      data-barred={!!barred || undefined}
      aria-label={title}
    >
      <ColumnHead
        title={title}
        color={color}
        count={count}
        sum={sum}
        add={t('board.addTo', { stage: title })}
        onAdd={
          canCreate(entity) && beginsIn ? () => startCreating(entity.name, { process: beginsIn }) : undefined
        }
      />
      {barred && <p className={own.barred}>{labels.problem(barred)}</p>}
      <ColumnCards
        entity={entity}
        records={records}
        fields={card}
        column={column.key}
        isPending={isPending}
        onMore={more}
        onStep={onStep}
      />
    </section>
  );
}

/** The column's deals as they come page by page, with those that are on their way in or out. */
function useCards(state: ListState, column: DealColumn, moving: Moving, card: MetaField[]) {
  const { entity, q, sort } = state;
  const fields = fieldsToAsk(entity, card, ['stage']);
  const query = pagesQuery(entity, { filter: column.condition, q, sort, fields, limit: 30 });
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    ...query,
    placeholderData: (old) => old,
  });
  const stored = data?.pages.flatMap((p) => p.items) ?? [];
  const here = stored.filter((r) => !moving.has(r.id) && column.holds((r['stage'] as Link | null)?.id ?? ''));
  const coming = [...moving.values()].filter((m) => m.to === column.key).map((m) => m.record);
  const more = (): void => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return { records: [...coming, ...here], isPending, more };
}
