import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useAct } from './data.ts';
import classes from './teams.module.css';

const none = { current: '', password: '' };

export function PasswordForm() {
  const { t } = useTranslation('teams');
  const [v, setV] = useState(none);
  const save = useAct((input: typeof none) => api.post('me/password', input), t('password.changed'));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(v, { onSuccess: () => setV(none) });
  };
  const toggle = { 'aria-label': t('password.show') };
  return (
    <section className={classes.section}>
      <h2>{t('password.title')}</h2>
      <p>{t('password.text')}</p>
      <form className={classes.form} style={{ maxWidth: 340 }} onSubmit={submit}>
        <PasswordInput
          label={t('password.current')}
          value={v.current}
          onChange={(e) => setV({ ...v, current: e.currentTarget.value })}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          required
        />
        <PasswordInput
          label={t('password.new')}
          description={t('password.newText')}
          value={v.password}
          onChange={(e) => setV({ ...v, password: e.currentTarget.value })}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          required
        />
        <Button type="submit" loading={save.isPending} disabled={!v.current || !v.password}>
          {t('password.change')}
        </Button>
      </form>
    </section>
  );
}
