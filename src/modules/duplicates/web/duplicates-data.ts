import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';
import { errorToast } from '../../../web/kit/toast.tsx';

export interface Customer {
  id: string;
  kind: 'company' | 'person';
  name: string | null;
  phone: string | null;
  email: string | null;
  city: string | null;
  taxNumber: string | null;
  owner: string | null;
  createdAt: string;
}
export interface Pair {
  id: string;
  score: number;
  reasons: string[];
  state: 'open' | 'different';
  canDecide: boolean;
  first: Customer;
  second: Customer;
}
export interface PairPage {
  items: Pair[];
  next: string | null;
}

/** Under the customers' own key, so that they are asked for again when a customer changes. */
export const pairsKey = ['records', 'contacts.party', 'duplicates'] as const;

export const pairsOf = (party: string) => ({
  queryKey: [...pairsKey, 'of', party],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<PairPage>('duplicates', { of: party, limit: 5 }, signal),
});

/** Does something to pairs or customers, and asks anew for all that shows them. */
export function useDecide<I>(run: (input: I) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onError: (error) => errorToast(error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
}

export const undoMerge = (merge: string): Promise<{ kept: { code: string }[] }> =>
  api.post(`merges/${merge}/undo`, {});
