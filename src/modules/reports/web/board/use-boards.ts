import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { listQuery, type RecordValues } from '../../../../web/api/records.ts';
import { useMe } from '../../../../web/api/session.ts';
import { errorToast, undoToast } from '../../../../web/kit/toast.tsx';
import type { Tile } from '../../tiles.rules.ts';

const KEY = ['records', 'reports.dashboard'];

export function useBoards(): RecordValues[] | undefined {
  const entity = useMeta().find('reports.dashboard');
  const { data } = useQuery({
    ...listQuery(entity ?? ({ base: 'reports.dashboard', route: 'dashboards' } as never), {
      sort: 'name',
      limit: 200,
    }),
    enabled: Boolean(entity),
  });
  return data?.items;
}

/** The board that whoever asks begins the day with; undefined until it is known. */
export function useStart(): string | null | undefined {
  const { data } = useQuery({
    queryKey: [...KEY, 'start'],
    queryFn: ({ signal }) => api.get<{ dashboard: string | null }>('reports/start', undefined, signal),
  });
  return data?.dashboard;
}

export const tilesOf = (board: RecordValues): Tile[] => (board['tiles'] as Tile[] | null) ?? [];

export function useBoardActions() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const { t } = useTranslation('reports');
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: KEY });
  const open = (id: string): Promise<void> => navigate({ to: `/dashboards/${id}` as never });
  const attempt = (run: () => Promise<unknown>): Promise<void> => run().then(() => undefined, errorToast);
  return {
    create: (name: string): Promise<void> =>
      attempt(async () => {
        const made = await api.post<RecordValues>('dashboards', { name, owner: me.id, tiles: [] });
        await refresh();
        await open(made.id);
      }),
    change: (board: RecordValues, patch: Record<string, unknown>): Promise<void> =>
      attempt(async () => {
        await api.patch(`dashboards/${board.id}`, patch);
        await refresh();
      }),
    remove: (board: RecordValues): Promise<void> =>
      attempt(async () => {
        await api.delete(`dashboards/${board.id}`);
        await refresh();
        await navigate({ to: '/dashboards' as never });
        undoToast(t('boards.removed', { name: board['name'] }), () =>
          api.post(`dashboards/${board.id}/restore`).then(refresh),
        );
      }),
    start: (id: string | null): Promise<void> =>
      attempt(async () => {
        await api.put('reports/start', { dashboard: id });
        await refresh();
      }),
  };
}
