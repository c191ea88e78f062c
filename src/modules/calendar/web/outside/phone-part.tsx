import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useMe } from '../../../../web/api/session.ts';
import { CopyLine } from './copy-line.tsx';
import classes from './outside.module.css';
import { PassRow } from './pass-row.tsx';
import { type Pass, usePassWrite } from './passes-data.ts';

/** The plan on a phone, both ways: a password for each, and how it is entered there. */
export function PhonePart({ phones }: { phones: Pass[] }) {
  const { t } = useTranslation('calendar');
  const me = useMe();
  const make = usePassWrite((name: string) => api.post<{ password: string }>('me/calendar/phones', { name }));
  return (
    <>
      <h2>{t('outside.phone')}</h2>
      <p>{t('outside.phoneText')}</p>
      {phones.map((p) => (
        <PassRow key={p.id} pass={p} name={p.name} />
      ))}
      <NewPhone isBusy={make.isPending} onMake={(name) => make.mutateAsync(name)} />
      {make.data && (
        <div className={classes.once} role="status">
          <CopyLine label={t('outside.server')} value={`${location.origin}/dav/`} />
          <CopyLine label={t('outside.user')} value={me.email ?? ''} />
          <CopyLine label={t('outside.password')} value={make.data.password} />
          <p>{t('outside.phoneOnce')}</p>
        </div>
      )}
      <Steps name="iphone" />
      <Steps name="android" />
      {location.protocol === 'http:' && <p>{t('outside.needsTls')}</p>}
    </>
  );
}

function NewPhone({ isBusy, onMake }: { isBusy: boolean; onMake(name: string): Promise<unknown> }) {
  const { t } = useTranslation('calendar');
  const [name, setName] = useState('');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!name.trim() || isBusy) return;
    onMake(name).then(
      () => setName(''),
      () => undefined,
    );
  };
  return (
    <form className={classes.add} onSubmit={onSubmit}>
      <TextInput
        label={t('outside.phoneName')}
        placeholder={t('outside.phoneExample')}
        maxLength={100}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <Button type="submit" loading={isBusy} disabled={!name.trim()}>
        {t('outside.phoneMake')}
      </Button>
    </form>
  );
}

const stepNumbers = [1, 2, 3] as const;

function Steps({ name }: { name: 'iphone' | 'android' }) {
  const { t } = useTranslation('calendar');
  return (
    <details>
      <summary>{t(`outside.${name}.title`)}</summary>
      <ol className={classes.steps}>
        {stepNumbers.map((n) => (
          <li key={n}>{t(`outside.${name}.step${n}`)}</li>
        ))}
      </ol>
    </details>
  );
}
