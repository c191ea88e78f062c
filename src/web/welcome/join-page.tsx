import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { PasswordField } from './password-field.tsx';
import { useSecret } from './use-secret.ts';
import { WelcomeForm } from './welcome-form.tsx';
import { WelcomeFrame } from './welcome-frame.tsx';

/** Where an invitation's link leads: the new colleague chooses a name and a password. */
export default function JoinPage() {
  const { t } = useTranslation();
  const token = useSecret();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const join = useMutation({
    mutationFn: () => api.post('invitations/accept', { token, name: name.trim(), password }),
    onSuccess: () => location.assign('/'),
  });
  return (
    <WelcomeFrame title={t('join.title')} text={t(token ? 'join.text' : 'join.noToken')}>
      <WelcomeForm act={join} action={t('join.enter')} isOff={!token} error={join.error}>
        <TextInput
          label={t('join.name')}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          autoComplete="name"
          autoFocus
          required
        />
        <PasswordField label={t('join.password')} value={password} onChange={setPassword} isNew />
      </WelcomeForm>
    </WelcomeFrame>
  );
}
