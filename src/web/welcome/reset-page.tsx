import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { PasswordField } from './password-field.tsx';
import { useSecret } from './use-secret.ts';
import { WelcomeForm } from './welcome-form.tsx';
import { WelcomeFrame } from './welcome-frame.tsx';

/** Where a link for a forgotten password leads. */
export default function ResetPage() {
  const { t } = useTranslation();
  const token = useSecret();
  const [password, setPassword] = useState('');
  const reset = useMutation({
    mutationFn: () => api.post('password-resets/accept', { token, password }),
    onSuccess: () => location.assign('/sign-in'),
  });
  return (
    <WelcomeFrame title={t('reset.title')} text={t(token ? 'reset.text' : 'join.noToken')}>
      <WelcomeForm act={reset} action={t('reset.save')} isOff={!token} error={reset.error}>
        <PasswordField label={t('reset.password')} value={password} onChange={setPassword} isNew autoFocus />
      </WelcomeForm>
    </WelcomeFrame>
  );
}
