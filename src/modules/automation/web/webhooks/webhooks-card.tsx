import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useMeta } from '../../../../web/api/meta.ts';
import { errorToast } from '../../../../web/kit/toast.tsx';
import classes from '../automation.module.css';
import { type WebhookRecord, webhooksQuery } from '../automation-data.ts';
import { AllowedHosts } from './allowed-hosts.tsx';
import { SecretOnce } from './secret-once.tsx';
import { WebhookLine } from './webhook-line.tsx';

/** Addresses outside that rules may call, each with a secret that signs what is sent. */
export function WebhooksCard() {
  const { t } = useTranslation('automation');
  const { data } = useQuery(webhooksQuery);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <section className={classes.card}>
      <h2>{t('webhooks.title')}</h2>
      <p className={classes.lead}>{t('webhooks.text')}</p>
      {data && data.length > 0 && (
        <ul className={classes.webhooks}>
          {data.map((webhook) => (
            <WebhookLine key={webhook.id} webhook={webhook} onSecret={setSecret} />
          ))}
        </ul>
      )}
      <AddWebhook onSecret={setSecret} />
      <AllowedHosts />
      {secret && <SecretOnce secret={secret} onClose={() => setSecret(null)} />}
    </section>
  );
}

function AddWebhook({ onSecret }: { onSecret(secret: string): void }) {
  const { t } = useTranslation('automation');
  const client = useQueryClient();
  const entity = useMeta().find('automation.webhook');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const made = await api.post<WebhookRecord>('automation-webhooks', { name, url });
      const { secret } = await api.post<{ secret: string }>(`automation-webhooks/${made.id}/renewSecret`);
      setName('');
      setUrl('');
      onSecret(secret);
    } catch (error) {
      errorToast(error, entity);
    }
    await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  };
  return (
    <form className={classes.addWebhook} onSubmit={(e) => void submit(e)}>
      <TextInput
        label={t('webhooks.name')}
        placeholder={t('webhooks.namePlaceholder')}
        value={name}
        required
        maxLength={200}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextInput
        label={t('webhooks.url')}
        placeholder="https://example.com/hook"
        type="url"
        value={url}
        required
        maxLength={1000}
        onChange={(e) => setUrl(e.currentTarget.value)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={15} />}>
        {t('webhooks.add')}
      </Button>
    </form>
  );
}
