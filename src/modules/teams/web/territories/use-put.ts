import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { toast } from '../../../../web/kit/toast.tsx';
import { useAct } from '../data.ts';
import type { TerritoryItem } from './data.ts';

/** Puts a territory below another, in front of `before` or behind all. */
export function usePut(
  all: TerritoryItem[],
): (id: string, parent: string | null, before: string | null) => void {
  const { t } = useTranslation('teams');
  const arrange = useAct(({ id, ...to }: { id: string; parent: string | null; before: string | null }) =>
    api.post(`territories/${id}/arrange`, to),
  );
  return (id, parent, before) =>
    arrange.mutate(
      { id, parent, before },
      {
        onSuccess: () => toast(t('departments.moved', { name: all.find((x) => x.id === id)?.name ?? '' })),
      },
    );
}
