import { Button, Group, NumberInput, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../../web/api/client.ts';
import { useMe } from '../../../../web/api/session.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { ProblemNote } from '../../../../web/kit/problem-note.tsx';
import classes from './mail.module.css';
import type { KeptMailServer, MailServer } from './mail-data.ts';
import { useMailServer } from './use-mail-server.ts';

const PORTS = { tls: 465, startTls: 587, none: 25 } as const;

export function MailForm({ kept }: { kept: KeptMailServer | null }) {
  const { t } = useTranslation('settings');
  const labels = useLabels();
  const me = useMe();
  const [draft, setDraft] = useState<MailServer>(() => kept ?? firstDraft(me.company.name, me.email ?? ''));
  const [password, setPassword] = useState<string>();
  const { save, test, remove } = useMailServer();
  const change = (patch: Partial<MailServer>): void => setDraft((d) => ({ ...d, ...patch }));
  const problems = save.error instanceof ApiError ? save.error.problems : [];
  const problem = (field: string): string | undefined => {
    const found = problems.find((p) => p.field === field);
    return found && labels.problem(found);
  };
  const line = (field: 'host' | 'username' | 'fromName' | 'fromAddress' | 'address', isRequired = false) => (
    <TextInput
      label={t(`mail.${field}`)}
      description={field === 'address' ? t('mail.addressHelp') : undefined}
      value={draft[field] ?? ''}
      onChange={(e) => change({ [field]: e.currentTarget.value || (isRequired ? '' : null) })}
      error={problem(field)}
      required={isRequired}
      autoComplete="off"
    />
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ ...pickServer(draft), ...(password === undefined ? {} : { password: password || null }) });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.pair}>
        {line('host', true)}
        <NumberInput
          label={t('mail.port')}
          value={draft.port}
          onChange={(port) => change({ port: Number(port) })}
          error={problem('port')}
          min={1}
          max={65535}
          hideControls
          required
        />
      </div>
      <div>
        <SegmentedControl
          aria-label={t('mail.security')}
          value={draft.security}
          onChange={(value) => {
            const security = value as MailServer['security'];
            change({ security, port: PORTS[security] });
          }}
          data={(['tls', 'startTls', 'none'] as const).map((value) => ({
            value,
            label: t(`mail.by.${value}`),
          }))}
        />
        {problem('security') && <ProblemNote error={save.error} />}
      </div>
      <div className={classes.pair}>
        {line('username')}
        <PasswordInput
          label={t('mail.password')}
          value={password ?? ''}
          placeholder={kept?.hasPassword ? t('mail.passwordKept') : undefined}
          onChange={(e) => setPassword(e.currentTarget.value)}
          error={problem('password')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('mail.showPassword') }}
        />
      </div>
      <div className={classes.pair}>
        {line('fromAddress', true)}
        {line('fromName')}
      </div>
      {line('address', true)}
      {!problems.length && <ProblemNote error={save.error ?? test.error} />}
      <Group gap="xs">
        <Button type="submit" loading={save.isPending}>
          {t('mail.save')}
        </Button>
        {kept && (
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {t('mail.test')}
          </Button>
        )}
        {kept && (
          <Button variant="subtle" color="gray" onClick={() => remove.mutate()}>
            {t('mail.remove')}
          </Button>
        )}
      </Group>
    </form>
  );
}

const firstDraft = (company: string, email: string): MailServer => ({
  host: '',
  port: PORTS.startTls,
  security: 'startTls',
  username: null,
  fromName: company,
  fromAddress: email,
  address: location.origin,
});

const pickServer = ({
  host,
  port,
  security,
  username,
  fromName,
  fromAddress,
  address,
}: MailServer): MailServer => ({
  host,
  port,
  security,
  username,
  fromName,
  fromAddress,
  address,
});
