import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';
import { errorToast } from '../../../web/kit/toast.tsx';

/** Puts a planned contact on another day. */
export function useMove(): (id: string, dueOn: unknown) => Promise<void> {
  const client = useQueryClient();
  return async (id, dueOn) => {
    await api.patch(`planned-contacts/${id}`, { dueOn }).catch((error: unknown) => errorToast(error));
    await client.invalidateQueries({ queryKey: ['records'] });
  };
}
