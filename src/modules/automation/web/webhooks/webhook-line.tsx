import { ActionIcon, Button } from '@mantine/core';
import { IconKey, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { errorToast, undoToast } from '../../../../web/kit/toast.tsx';
import classes from '../automation.module.css';
import { type WebhookRecord, webhooksQuery } from '../automation-data.ts';

interface Tested {
  status: number | null;
  code: string | null;
  ms: number;
}

export function WebhookLine(props: { webhook: WebhookRecord; onSecret(secret: string): void }) {
  const { t } = useTranslation('automation');
  const client = useQueryClient();
  const { name, url, id } = props.webhook;
  const path = `automation-webhooks/${id}`;
  const [tested, setTested] = useState<Tested | 'busy' | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  const attempt = (run: () => Promise<unknown>): Promise<unknown> => run().catch(errorToast).finally(refresh);
  const test = async (): Promise<void> => {
    setTested('busy');
    setTested(
      await api.post<Tested>(`${path}/test`).catch((error: unknown) => {
        errorToast(error);
        return null;
      }),
    );
  };
  const remove = async (): Promise<void> => {
    await api.delete(path);
    undoToast(t('webhooks.removed', { name }), () => attempt(() => api.post(`${path}/restore`)));
  };
  const renew = async (): Promise<void> =>
    props.onSecret((await api.post<{ secret: string }>(`${path}/renewSecret`)).secret);
  return (
    <li>
      <div className={classes.ruleWords}>
        <b>{name}</b>
        <small>{url}</small>
      </div>
      <span role="status" className={classes.tested}>
        {tested && tested !== 'busy' && <TestResult tested={tested} />}
      </span>
      <Button size="xs" variant="default" loading={tested === 'busy'} onClick={() => void test()}>
        {t('webhooks.test')}
      </Button>
      <ActionIcon
        aria-label={t('webhooks.renew', { name })}
        title={t('webhooks.renew', { name })}
        onClick={() => void attempt(renew)}
      >
        <IconKey size={15} />
      </ActionIcon>
      <ActionIcon aria-label={t('webhooks.remove', { name })} onClick={() => void attempt(remove)}>
        <IconTrash size={15} />
      </ActionIcon>
    </li>
  );
}

function TestResult({ tested: { status, code, ms } }: { tested: Tested }) {
  const { t } = useTranslation('automation');
  const isGood = status !== null && status >= 200 && status < 300;
  return (
    <em data-good={isGood || undefined}>
      {status !== null ? t('webhooks.answered', { status, ms }) : t(`call.${code}`)}
    </em>
  );
}
