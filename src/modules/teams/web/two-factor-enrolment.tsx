import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useAct } from './data.ts';
import { Dialog } from './dialog.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import classes from './teams.module.css';

interface Enrolment {
  enrolment: string;
  secret: string;
  qr: string;
}

/** Password, then the picture and the first code, then the recovery codes: three steps in one dialog. */
export function TwoFactorEnrolment({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('teams');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = useAct(() => api.post<Enrolment>('me/two-factor', { password }));
  const confirm = useAct(() =>
    api.post<{ recoveryCodes: string[] }>('me/two-factor/confirm', { enrolment: enrolment?.enrolment, code }),
  );
  if (codes) {
    return (
      <Dialog title={t('twoFactor.codesTitle')} onClose={onClose}>
        <RecoveryCodes codes={codes} />
      </Dialog>
    );
  }
  if (enrolment) {
    const picture = `data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qr)}`;
    return (
      <Dialog
        title={t('twoFactor.begin')}
        action={t('twoFactor.confirm')}
        isBusy={confirm.isPending}
        isOff={!code}
        onClose={onClose}
        onSubmit={() => confirm.mutate(undefined, { onSuccess: (r) => setCodes(r.recoveryCodes) })}
      >
        <p>{t('twoFactor.scan')}</p>
        <img className={classes.qr} src={picture} alt={t('twoFactor.picture')} />
        <p>{t('twoFactor.orType')}</p>
        <div className={classes.secret}>{enrolment.secret}</div>
        <TextInput
          label={t('twoFactor.code')}
          value={code}
          onChange={(e) => setCode(e.currentTarget.value)}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          data-autofocus
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('twoFactor.begin')}
      action={t('twoFactor.next')}
      isBusy={begin.isPending}
      isOff={!password}
      onClose={onClose}
      onSubmit={() => begin.mutate(undefined, { onSuccess: setEnrolment })}
    >
      <p>{t('twoFactor.first')}</p>
      <PasswordInput
        label={t('password.current')}
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        required
        data-autofocus
      />
    </Dialog>
  );
}
