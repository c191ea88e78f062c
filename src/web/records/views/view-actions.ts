import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import type { RecordValues } from '../../api/records.ts';
import { useMe } from '../../api/session.ts';
import { errorToast, undoToast } from '../../kit/toast.tsx';
import type { ListState } from '../list-state.ts';

export interface ViewActions {
  create(name: string): Promise<void>;
  update(record: RecordValues, patch: Record<string, unknown>): Promise<void>;
  remove(record: RecordValues): Promise<void>;
}

export function useViewActions(state: ListState): ViewActions {
  const client = useQueryClient();
  const { t } = useTranslation();
  const me = useMe();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['records', 'views.view'] });
  const attempt = (run: () => Promise<void>): Promise<void> => run().catch(errorToast);
  return {
    create: (name) =>
      attempt(async () => {
        const made = await api.post<RecordValues>('views', {
          entity: state.entity.name,
          name,
          owner: me.id,
          definition: state.definition,
        });
        await refresh();
        state.open(made.id);
      }),
    update: (record, patch) =>
      attempt(async () => {
        await api.patch(`views/${record.id}`, patch);
        await refresh();
        if ('definition' in patch) state.open(record.id);
      }),
    remove: (record) =>
      attempt(async () => {
        await api.delete(`views/${record.id}`);
        state.open('all');
        await refresh();
        undoToast(t('views.removed', { name: record['name'] }), () =>
          api.post(`views/${record.id}/restore`).then(refresh),
        );
      }),
  };
}
