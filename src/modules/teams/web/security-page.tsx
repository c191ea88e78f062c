import { useTranslation } from 'react-i18next';
import { ApiKeys } from './api-keys.tsx';
import { PasswordForm } from './password-form.tsx';
import { Sessions } from './sessions.tsx';
import classes from './teams.module.css';
import { TwoFactor } from './two-factor.tsx';

/** How one signs in oneself: password, second factor, where one is signed in, keys of one's programs. */
export default function SecurityPage() {
  const { t } = useTranslation('teams');
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('security.title')}</h1>
      </header>
      <PasswordForm />
      <TwoFactor />
      <Sessions />
      <ApiKeys />
    </div>
  );
}
