import { TagsInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { errorToast } from '../../../../web/kit/toast.tsx';
import { hostsQuery } from '../automation-data.ts';

/** Hosts of the company's own network, which are refused unless they are named here. */
export function AllowedHosts() {
  const { t } = useTranslation('automation');
  const client = useQueryClient();
  const { data } = useQuery(hostsQuery);
  if (!data) return null;
  const keep = async (hosts: string[]): Promise<void> => {
    await api.put('outgoing-hosts', { hosts }).catch((error: unknown) => errorToast(error));
    await client.invalidateQueries({ queryKey: hostsQuery.queryKey });
  };
  return (
    <TagsInput
      label={t('webhooks.hosts')}
      description={t('webhooks.hostsText')}
      placeholder={data.length ? '' : '1c.office.local:8080'}
      value={data}
      onChange={(hosts) => void keep(hosts)}
    />
  );
}
