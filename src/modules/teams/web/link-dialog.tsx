import { Button, CopyButton, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { installationQuery } from '../../../web/api/session.ts';
import { useFormats } from '../../../web/i18n/format.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { errorToast, toast } from '../../../web/kit/toast.tsx';
import type { Person } from './data.ts';
import { Dialog } from './dialog.tsx';
import classes from './teams.module.css';

/** A link by which a colleague sets a password: made as the dialog opens, shown this once, to be sent by hand. */
export function LinkDialog({
  person,
  purpose,
  onClose,
}: {
  person: Person;
  purpose: 'invite' | 'reset';
  onClose(): void;
}) {
  const { t } = useTranslation('teams');
  const formats = useFormats();
  const { data: installation } = useQuery(installationQuery);
  const path = `users/${person.id}/${purpose === 'invite' ? 'invite' : 'reset-link'}`;
  const mail = useMutation({
    mutationFn: () => api.post<{ isMailed: boolean }>(path, { byMail: true }),
    onSuccess: () => {
      toast(t('link.mailed', { email: person.email }));
      onClose();
    },
    onError: (error) => errorToast(error),
  });
  const { data, error } = useQuery({
    queryKey: ['link', person.id, purpose],
    queryFn: () => api.post<{ path: string; expiresAt: string }>(path),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const link = data ? `${location.origin}${data.path}` : '';
  return (
    <Dialog title={t(`link.${purpose}`, { name: person.name })} onClose={onClose}>
      {error && <ErrorState error={error} isCompact />}
      {!data && !error && <SkeletonLines count={2} />}
      {data && (
        <>
          <p>{t('link.text', { until: formats.dateTime(data.expiresAt) })}</p>
          <div className={classes.secret}>{link}</div>
          <Group gap="xs">
            <CopyButton value={link}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{t(copied ? 'link.copied' : 'link.copy')}</Button>
              )}
            </CopyButton>
            {installation?.sendsMail && (
              <Button variant="default" loading={mail.isPending} onClick={() => mail.mutate()}>
                {t('link.mail', { email: person.email })}
              </Button>
            )}
          </Group>
        </>
      )}
    </Dialog>
  );
}
