import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../../web/api/client.ts';
import { errorToast } from '../../../web/kit/toast.tsx';

type Write = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<boolean>;

/** Writes, and says what was refused. Resolves to whether it was done. */
export function useWrite(): Write {
  const client = useQueryClient();
  return useCallback(
    async (method, path, body) => {
      try {
        if (method === 'POST') await api.post(path, body);
        else if (method === 'PATCH') await api.patch(path, body);
        else await api.delete(path);
        return true;
      } catch (error) {
        errorToast(error);
        return false;
      } finally {
        await client.invalidateQueries({ queryKey: ['records'] });
      }
    },
    [client],
  );
}
