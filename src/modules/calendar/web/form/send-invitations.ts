import type { QueryClient } from '@tanstack/react-query';
import { address, api } from '../../../../web/api/client.ts';
import { installationQuery } from '../../../../web/api/session.ts';
import { errorToast, toast } from '../../../../web/kit/toast.tsx';

/** What was kept, by the API's name. */
export interface Kept {
  route: 'meetings' | 'series';
  id: string;
}

/** The meeting is kept already: what goes wrong here is said, and takes nothing back. */
export async function sendInvitations(
  client: QueryClient,
  { route, id }: Kept,
  words: (count: number) => string,
): Promise<void> {
  const path = `calendar/${route}/${id}`;
  try {
    const { sendsMail } = await client.ensureQueryData(installationQuery);
    if (!sendsMail) return location.assign(address(`${path}/invitation.ics`));
    const { invited } = await api.post<{ invited: number }>(`${path}/invite`);
    toast(words(invited));
  } catch (error) {
    errorToast(error);
  }
}
