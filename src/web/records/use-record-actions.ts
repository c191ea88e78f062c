import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../kernel/api.ts';
import { api } from '../api/client.ts';
import { keyOf } from '../api/records.ts';
import { useLabels } from '../i18n/labels.ts';
import { errorToast, undoToast } from '../kit/toast.tsx';

export interface RecordActions {
  /** Into the recycle bin, at once; the toast takes it back. Resolves to whether it was deleted. */
  remove(id: string, title: string): Promise<boolean>;
  restore(id: string): Promise<void>;
  run(id: string, verb: string, input?: unknown): Promise<boolean>;
  refresh(): void;
}

export function useRecordActions(entity: MetaEntity): RecordActions {
  const client = useQueryClient();
  const { t } = useTranslation();
  const labels = useLabels();
  return useMemo(() => {
    const refresh = (): void => {
      void client.invalidateQueries({ queryKey: keyOf(entity) });
    };
    const attempt = async (run: () => Promise<unknown>): Promise<boolean> => {
      try {
        await run();
        refresh();
        return true;
      } catch (error) {
        errorToast(error, entity);
        return false;
      }
    };
    const restore = async (id: string): Promise<void> => {
      await api.post(`${entity.route}/${id}/restore`);
      refresh();
    };
    return {
      refresh,
      restore,
      remove: async (id, title) => {
        const isGone = await attempt(() => api.delete(`${entity.route}/${id}`));
        if (isGone) undoToast(t('record.deleted', { entity: labels.one(entity), title }), () => restore(id));
        return isGone;
      },
      run: (id, verb, input) => attempt(() => api.post(`${entity.route}/${id}/${verb}`, input ?? {})),
    };
  }, [client, entity, t, labels]);
}
