import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { meQuery, useMe } from '../../../web/api/session.ts';
import { useAct } from './data.ts';
import { Dialog } from './dialog.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import classes from './teams.module.css';
import { TwoFactorEnrolment } from './two-factor-enrolment.tsx';

/** The second factor, on or off, and new recovery codes. */
export function TwoFactor() {
  const { t } = useTranslation('teams');
  const me = useMe();
  const [open, setOpen] = useState<'enrol' | 'end' | 'codes' | null>(null);
  const client = useQueryClient();
  const close = (): void => {
    setOpen(null);
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <section className={classes.section}>
      <h2>{t('twoFactor.title')}</h2>
      <p>{t(me.hasTwoFactor ? 'twoFactor.on' : 'twoFactor.off')}</p>
      {me.hasTwoFactor ? (
        <div className={classes.buttons} style={{ justifyContent: 'flex-start' }}>
          <Button variant="default" onClick={() => setOpen('codes')}>
            {t('twoFactor.newCodes')}
          </Button>
          <Button variant="default" onClick={() => setOpen('end')}>
            {t('twoFactor.end')}
          </Button>
        </div>
      ) : (
        <Button onClick={() => setOpen('enrol')}>{t('twoFactor.begin')}</Button>
      )}
      {open === 'enrol' && <TwoFactorEnrolment onClose={close} />}
      {(open === 'end' || open === 'codes') && <ProofDialog purpose={open} onClose={close} />}
    </section>
  );
}

/** Password and code once more, before the second factor itself is changed. */
function ProofDialog({ purpose, onClose }: { purpose: 'end' | 'codes'; onClose(): void }) {
  const { t } = useTranslation('teams');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<string[] | null>(null);
  const act = useAct(() =>
    api.post<{ recoveryCodes?: string[] }>(purpose === 'end' ? 'me/two-factor/end' : 'me/recovery-codes', {
      password,
      code,
    }),
  );
  const submit = (): void =>
    act.mutate(undefined, {
      onSuccess: ({ recoveryCodes }) => (recoveryCodes ? setCodes(recoveryCodes) : onClose()),
    });
  if (codes) {
    return (
      <Dialog title={t('twoFactor.codesTitle')} onClose={onClose}>
        <RecoveryCodes codes={codes} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t(purpose === 'end' ? 'twoFactor.end' : 'twoFactor.newCodes')}
      action={t('twoFactor.go')}
      isBusy={act.isPending}
      isOff={!password || !code}
      onClose={onClose}
      onSubmit={submit}
    >
      <PasswordInput
        label={t('password.current')}
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        required
      />
      <TextInput
        label={t('twoFactor.code')}
        value={code}
        onChange={(e) => setCode(e.currentTarget.value)}
        autoComplete="one-time-code"
        required
      />
    </Dialog>
  );
}
