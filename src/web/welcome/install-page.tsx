import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../api/client.ts';
import { installationQuery } from '../api/session.ts';
import { texts } from '../i18n/language.ts';
import { AccountFields } from './account-fields.tsx';
import { CompanyFields } from './company-fields.tsx';
import { type Draft, firstDraft } from './draft.ts';
import { WelcomeForm } from './welcome-form.tsx';
import { WelcomeFrame } from './welcome-frame.tsx';

/** The first page of a new installation: the company and its owner's account. Works once. */
export default function InstallPage() {
  const { t } = useTranslation();
  const { token } = useSearch({ strict: false }) as { token?: string };
  const { data: installation } = useQuery(installationQuery);
  const [draft, setDraft] = useState(firstDraft);
  const install = useMutation({
    mutationFn: () => api.post('installation', { ...draft, token: token ?? '', language: texts.language }),
    onSuccess: () => location.assign('/welcome'),
  });
  useEffect(() => {
    if (installation?.state === 'ready') location.replace('/');
  }, [installation]);
  const change = (patch: Partial<Draft>): void => setDraft((d) => ({ ...d, ...patch }));
  const problems = install.error instanceof ApiError ? install.error.problems : [];
  return (
    <WelcomeFrame isWide title={t('install.title')} text={token ? t('install.text') : t('install.noToken')}>
      <WelcomeForm
        act={install}
        action={t('install.create')}
        isOff={!token}
        error={problems.length ? null : install.error}
      >
        <CompanyFields draft={draft} onChange={change} problems={problems} />
        <AccountFields draft={draft} onChange={change} problems={problems} />
      </WelcomeForm>
    </WelcomeFrame>
  );
}
