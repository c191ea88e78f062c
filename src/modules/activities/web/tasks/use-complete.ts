import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetaEntity } from '../../../../kernel/api.ts';
import { api } from '../../../../web/api/client.ts';
import { errorToast, undoToast } from '../../../../web/kit/toast.tsx';
import type { NextStep } from '../next-step.tsx';

export interface Completion {
  result?: string;
  next?: NextStep;
}

/** Marks a task done; the toast takes it back. Resolves to whether it is done. */
export function useComplete(
  entity: MetaEntity,
): (id: string, title: string, c?: Completion) => Promise<boolean> {
  const { t } = useTranslation('activities');
  const client = useQueryClient();
  return useCallback(
    async (id, title, completion = {}) => {
      try {
        await api.post(`tasks/${id}/complete`, completion);
      } catch (error) {
        errorToast(error, entity);
        return false;
      }
      await client.invalidateQueries({ queryKey: ['records'] });
      undoToast(t('tasks.done', { title }), async () => {
        await api.post(`tasks/${id}/reopen`);
        await client.invalidateQueries({ queryKey: ['records'] });
      });
      return true;
    },
    [client, entity, t],
  );
}
