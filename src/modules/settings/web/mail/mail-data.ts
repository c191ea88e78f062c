import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';

/** As `PUT /mail-server` takes it; a password left out stays as it was. */
export interface MailServer {
  host: string;
  port: number;
  security: 'tls' | 'startTls' | 'none';
  username: string | null;
  fromName: string | null;
  fromAddress: string;
  address: string;
}
export interface KeptMailServer extends MailServer {
  hasPassword: boolean;
}
export interface Letter {
  id: string;
  recipient: string;
  kind: string;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain';
  error: string | null;
  createdAt: string;
  canSendAgain: boolean;
}

export const mailServerQuery = queryOptions({
  queryKey: ['mail-server'],
  queryFn: async ({ signal }) =>
    (await api.get<KeptMailServer | null>('mail-server', undefined, signal)) ?? null,
});
export const lettersQuery = queryOptions({
  queryKey: ['letters'],
  queryFn: ({ signal }) => api.get<{ items: Letter[] }>('mail-server/letters', undefined, signal),
  refetchInterval: 5000,
});
