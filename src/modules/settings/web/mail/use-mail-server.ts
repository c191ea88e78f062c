import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { installationQuery } from '../../../../web/api/session.ts';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';
import { type KeptMailServer, lettersQuery, type MailServer, mailServerQuery } from './mail-data.ts';

/** What the page does with the mail server; each says how it went. */
export function useMailServer() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const settle = (kept: KeptMailServer | null): void => {
    client.setQueryData(mailServerQuery.queryKey, kept);
    void client.invalidateQueries({ queryKey: installationQuery.queryKey });
  };
  const save = useMutation({
    mutationFn: (input: MailServer & { password?: string | null }) =>
      api.put<KeptMailServer>('mail-server', input),
    onSuccess: (kept) => {
      settle(kept);
      toast(t('mail.saved'));
    },
  });
  const test = useMutation({
    mutationFn: () => api.post<{ sentTo: string }>('mail-server/test'),
    onSuccess: ({ sentTo }) => toast(t('mail.tested', { address: sentTo })),
    onSettled: () => client.invalidateQueries({ queryKey: lettersQuery.queryKey }),
  });
  const remove = useMutation({
    mutationFn: () => api.delete('mail-server'),
    onSuccess: () => settle(null),
    onError: (error) => errorToast(error),
  });
  return { save, test, remove };
}
