import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MetaEntity, MetaField } from '../../kernel/api.ts';
import { ApiError, api } from '../api/client.ts';
import { keyOf, type RecordValues } from '../api/records.ts';
import { toWire } from '../fields/values.ts';
import { errorToast } from '../kit/toast.tsx';
import { patchCaches } from './caches.ts';
import { openConflict } from './conflicts.ts';
import { rememberUndo } from './undo.ts';

type Save = (record: RecordValues, field: MetaField, value: unknown) => Promise<boolean>;

/** Writes one field: shown at once, taken back where the server refuses, asked about where somebody was quicker. */
export function useSaveField(entity: MetaEntity): Save {
  const client = useQueryClient();
  return useCallback(
    async (record, field, value) => {
      const write = async (next: unknown, version: number | undefined): Promise<RecordValues> => {
        const patch = { [field.name]: toWire(field, next), ...(version === undefined ? {} : { version }) };
        const saved = await api.patch<RecordValues>(`${entity.route}/${record.id}`, patch);
        patchCaches(client, entity, record.id, saved);
        return saved;
      };
      const rollBack = patchCaches(client, entity, record.id, { [field.name]: value });
      try {
        await write(value, record.version);
        rememberUndo(async () => {
          await write(record[field.name], undefined);
        });
        return true;
      } catch (error) {
        rollBack();
        if (error instanceof ApiError && error.status === 412)
          openConflict({ entity, record, field, mine: value, write });
        else errorToast(error, entity);
        void client.invalidateQueries({ queryKey: keyOf(entity, 'one', record.id) });
        return false;
      }
    },
    [client, entity],
  );
}
