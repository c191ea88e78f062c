import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { type RecordValues, recordQuery } from '../../api/records.ts';
import { useSaveField } from '../use-save-field.ts';
import type { GridKeys } from './grid-keys.ts';
import type { Selection } from './use-selection.ts';

const REST_MS = 60;

/** What a row can have done to it; the same object from render to render, so that rows need not be drawn again. */
export interface RowActions {
  activate(row: number, column: number): void;
  edit(row: number, column: number): void;
  stopEditing(): void;
  select(id: string, isRange: boolean): void;
  save(record: RecordValues, field: MetaField, value: unknown): void;
  prefetch(id: string): void;
}

export function useRowActions(
  entity: MetaEntity,
  records: RecordValues[],
  selection: Selection,
  keys: GridKeys,
): RowActions {
  const client = useQueryClient();
  const save = useSaveField(entity);
  const resting = useRef<number>(undefined);
  const latest = useRef({ records, selection, keys, save });
  latest.current = { records, selection, keys, save };
  return useMemo(
    () => ({
      activate: (row, column) => latest.current.keys.activate(row, column),
      edit: (row, column) => latest.current.keys.edit(row, column),
      stopEditing: () => latest.current.keys.stopEditing(),
      select: (id, isRange) => {
        const { selection, records } = latest.current;
        if (isRange)
          selection.extend(
            id,
            records.map((r) => r.id),
          );
        else selection.toggle(id);
      },
      save: (record, field, value) => latest.current.save(record, field, value),
      // Not of every row that a scrolled list draws below the pointer: only where it rests.
      prefetch: (id) => {
        window.clearTimeout(resting.current);
        resting.current = window.setTimeout(
          () => void client.prefetchQuery({ ...recordQuery(entity, id), staleTime: 20_000 }),
          REST_MS,
        );
      },
    }),
    [client, entity],
  );
}
