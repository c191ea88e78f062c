import { Button, CopyButton, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMeta } from '../../../web/api/meta.ts';
import { useLabels } from '../../../web/i18n/labels.ts';
import { useAct } from './data.ts';
import { Dialog } from './dialog.tsx';
import classes from './teams.module.css';

const DAY_MS = 86_400_000;
const terms = [30, 90, 365];

/** A key's name, what it may touch and until when; the key itself is shown this once. */
export function NewKeyDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('teams');
  const labels = useLabels();
  const client = useQueryClient();
  const bases = useMeta().entities.filter((e) => !e.kind);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['read']);
  const [days, setDays] = useState('365');
  const expiresAt = days ? new Date(Date.now() + Number(days) * DAY_MS).toISOString() : null;
  const make = useAct(() => api.post<{ key: string }>('me/api-keys', { name, scopes, expiresAt }));
  const key = make.data?.key;
  const close = (): void => {
    void client.invalidateQueries({ queryKey: ['me', 'keys'] });
    onClose();
  };
  if (key) {
    return (
      <Dialog title={t('keys.made')} onClose={close}>
        <p>{t('keys.once')}</p>
        <div className={classes.secret}>{key}</div>
        <CopyButton value={key}>
          {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'link.copied' : 'link.copy')}</Button>}
        </CopyButton>
      </Dialog>
    );
  }
  const options = [
    { value: 'read', label: t('keys.readAll') },
    { value: 'write', label: t('keys.writeAll') },
    ...bases.flatMap((e) =>
      (['read', 'write'] as const).map((kind) => ({
        value: `${e.name}:${kind}`,
        label: t(`keys.${kind}`, { name: labels.many(e) }),
      })),
    ),
  ];
  return (
    <Dialog
      title={t('keys.add')}
      action={t('keys.make')}
      isBusy={make.isPending}
      isOff={!name.trim() || !scopes.length}
      onClose={close}
      onSubmit={() => make.mutate(undefined)}
    >
      <TextInput
        label={t('keys.name')}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
        required
        data-autofocus
      />
      <MultiSelect label={t('keys.scopes')} data={options} value={scopes} onChange={setScopes} searchable />
      <NativeSelect
        label={t('keys.until')}
        data={[
          ...terms.map((n) => ({ value: String(n), label: t('keys.days', { count: n }) })),
          { value: '', label: t('keys.forEver') },
        ]}
        value={days}
        onChange={(e) => setDays(e.currentTarget.value)}
      />
    </Dialog>
  );
}
