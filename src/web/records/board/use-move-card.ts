import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MetaEntity, MetaField } from '../../../kernel/api.ts';
import { api } from '../../api/client.ts';
import { keyOf, type RecordValues } from '../../api/records.ts';
import { toWire } from '../../fields/values.ts';
import { errorToast } from '../../kit/toast.tsx';
import { boardFieldOf } from '../../shell/screens.ts';
import { patchCaches } from '../caches.ts';
import { fieldsOfVerb } from '../record/verbs.ts';
import type { Column } from './board-columns.ts';

/** Moves a card at once and takes it back where the server refuses, with the reasons. */
export function useMoveCard(
  entity: MetaEntity,
  field: MetaField | undefined,
): (record: RecordValues, to: Column) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (record, to) => {
      if (!field) return;
      const rollBack = patchCaches(client, entity, record.id, { [field.name]: to.value });
      try {
        await send(entity, field, record, to);
      } catch (error) {
        rollBack();
        errorToast(error, entity);
      }
      await client.invalidateQueries({ queryKey: keyOf(entity) });
    },
    [client, entity, field],
  );
}

function send(entity: MetaEntity, field: MetaField, record: RecordValues, to: Column): Promise<unknown> {
  const own = boardFieldOf(entity, field.name)?.move;
  if (own) return own(record, to.key ? { id: to.key, ...(to.record ? { record: to.record } : {}) } : null);
  const value = toWire(field, to.value);
  const verb = entity.verbs.find(
    (v) => !v.onCollection && fieldsOfVerb(entity, v).some((f) => f.name === field.name && f.required),
  );
  if (verb) return api.post(`${entity.route}/${record.id}/${verb.name}`, { [field.name]: value });
  return api.patch(`${entity.route}/${record.id}`, { [field.name]: value, version: record.version });
}
