import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MetaField } from '../../../kernel/api.ts';
import { canCreate } from '../../api/meta.ts';
import { pagesQuery, type RecordValues } from '../../api/records.ts';
import { startCreating } from '../../shell/shell-state.ts';
import { fieldsToAsk } from '../columns.ts';
import { within } from '../list/groups.ts';
import type { ListState } from '../list-state.ts';
import { compactFields } from '../record/compact-line.tsx';
import { useDrop } from '../use-drop.ts';
import classes from './board.module.css';
import type { Column } from './board-columns.ts';
import { ColumnCards } from './column-cards.tsx';
import { ColumnHead } from './column-head.tsx';

interface Props {
  state: ListState;
  field: MetaField;
  column: Column;
  onStep(record: RecordValues, from: string, direction: number): void;
}

export function BoardColumn({ state, field, column, onStep }: Props) {
  const { t } = useTranslation();
  const { entity } = state;
  const { ref, isOver } = useDrop<HTMLElement>('column', column.key);
  const card = compactFields(entity).filter((f) => f.name !== field.name);
  const request = {
    filter: within(state.filter, column.condition),
    q: state.q,
    sort: state.sort,
    fields: fieldsToAsk(entity, card, [field.name]),
    limit: 30,
  };
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    ...pagesQuery(entity, request),
    placeholderData: (old) => old,
  });
  const records =
    data?.pages.flatMap((p) => p.items).filter((r) => keyOfValue(r[field.name]) === column.key) ?? [];
  const title = column.title || t('list.without');
  const canAdd = canCreate(entity) && !field.isReadOnly;
  return (
    <section ref={ref} className={classes.column} data-over={isOver || undefined} aria-label={title}>
      <ColumnHead
        title={title}
        color={column.color}
        count={column.count}
        sum={column.sum}
        add={t('board.addTo', { column: title })}
        onAdd={canAdd ? () => startCreating(entity.name, { [field.name]: column.value }) : undefined}
      />
      <ColumnCards
        entity={entity}
        records={records}
        fields={card}
        column={column.key}
        isPending={isPending}
        onMore={() => {
          if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
        }}
        onStep={onStep}
      />
    </section>
  );
}

/** The value of a record's field as the key of a column. */
function keyOfValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) return 'id' in value ? String(value.id) : '';
  return value === null || value === undefined ? '' : String(value);
}
