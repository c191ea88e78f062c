import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { EmailField } from './email-field.tsx';
import classes from './welcome.module.css';
import { WelcomeForm } from './welcome-form.tsx';
import { WelcomeFrame } from './welcome-frame.tsx';

/** Asks for a link to set a new password; says the same whether the address is known or not. */
export default function ForgotPage() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => api.post('password-resets', { email: email.trim() }) });
  if (ask.isSuccess)
    return (
      <WelcomeFrame title={t('forgot.sentTitle')} text={t('forgot.sentText', { email: email.trim() })}>
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </WelcomeFrame>
    );
  return (
    <WelcomeFrame title={t('forgot.title')} text={t('forgot.text')}>
      <WelcomeForm act={ask} action={t('forgot.send')} error={ask.error}>
        <EmailField value={email} onChange={setEmail} />
      </WelcomeForm>
      <p className={classes.quiet}>
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </p>
    </WelcomeFrame>
  );
}
