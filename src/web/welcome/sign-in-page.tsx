import { TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../api/client.ts';
import { installationQuery } from '../api/session.ts';
import { EmailField } from './email-field.tsx';
import { ownAddress } from './own-address.ts';
import { PasswordField } from './password-field.tsx';
import classes from './welcome.module.css';
import { WelcomeForm } from './welcome-form.tsx';
import { WelcomeFrame } from './welcome-frame.tsx';

export default function SignInPage() {
  const { t } = useTranslation();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const { data: installation } = useQuery(installationQuery);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: () =>
      api.post('session', {
        email: email.trim(),
        password,
        ...(code ? { code: code.replace(/\s/g, '') } : {}),
      }),
    onSuccess: () => location.assign(ownAddress(to)),
  });
  const refusal = signIn.error instanceof ApiError ? signIn.error.code : '';
  const wantsCode = refusal === 'code_required' || refusal === 'wrong_code';
  const isOnlyWanting = refusal === 'code_required';
  const title = installation?.company ? t('signIn.to', { company: installation.company }) : t('signIn.title');
  return (
    <WelcomeFrame title={title} text={wantsCode ? t('signIn.codeText') : undefined}>
      <WelcomeForm act={signIn} action={t('signIn.enter')} error={isOnlyWanting ? null : signIn.error}>
        {wantsCode ? (
          <TextInput
            label={t('signIn.code')}
            value={code}
            onChange={(e) => setCode(e.currentTarget.value)}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
          />
        ) : (
          <>
            <EmailField value={email} onChange={setEmail} />
            <PasswordField label={t('signIn.password')} value={password} onChange={setPassword} />
          </>
        )}
      </WelcomeForm>
      <p className={classes.quiet}>
        {installation?.sendsMail ? <Link to="/forgot">{t('signIn.forgot')}</Link> : t('signIn.forgotten')}
      </p>
    </WelcomeFrame>
  );
}
