import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import type { RecordValues } from '../../../web/api/records.ts';
import { useMe } from '../../../web/api/session.ts';
import { errorToast, toast, undoToast } from '../../../web/kit/toast.tsx';
import type { Question } from '../question.rules.ts';

/** Keeping, sharing and removing of reports. Each resolves whether it went well. */
export function useReportActions() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const { t } = useTranslation('reports');
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['records', 'reports.report'] });
  const attempt = (run: () => Promise<unknown>): Promise<boolean> =>
    run().then(
      () => true,
      (error) => {
        errorToast(error);
        return false;
      },
    );
  return {
    create: (name: string, question: Question): Promise<boolean> =>
      attempt(async () => {
        const made = await api.post<RecordValues>('reports', { name, question, owner: me.id });
        await refresh();
        toast(t('saved'));
        await navigate({ to: `/reports/${made.id}` as never });
      }),
    change: (record: RecordValues, patch: Record<string, unknown>): Promise<boolean> =>
      attempt(async () => {
        await api.patch(`reports/${record.id}`, patch);
        await refresh();
        toast(t('saved'));
      }),
    remove: (record: RecordValues): Promise<boolean> =>
      attempt(async () => {
        await api.delete(`reports/${record.id}`);
        await refresh();
        await navigate({ to: '/reports' as never });
        undoToast(t('removed', { name: record['name'] }), () =>
          api.post(`reports/${record.id}/restore`).then(refresh),
        );
      }),
  };
}
