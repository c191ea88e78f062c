import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAnswer } from '../../../../kernel/api.ts';
import { api } from '../../../../web/api/client.ts';
import { type Named, useAct } from '../data.ts';
import { Dialog } from '../dialog.tsx';
import { DayField, PersonField } from '../fields.tsx';

/** Somebody works in a territory, as what and when. */
export function MemberDialog({ territory, onClose }: { territory: string; onClose(): void }) {
  const { t } = useTranslation('teams');
  const ofList = { field: 'list', op: 'eq', value: 'teams.function' };
  const functions = useQuery({
    queryKey: ['records', 'lists.choice', 'teams.function'],
    queryFn: ({ signal }) => api.get<ListAnswer<Named>>('choices', { filter: ofList, limit: 100 }, signal),
  });
  const [user, setUser] = useState<string | null>(null);
  const [what, setWhat] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const add = useAct(
    () =>
      api.post('territory-members', {
        territory,
        user,
        function: what,
        ...(from ? { from } : {}),
        until: until || null,
      }),
    t('territories.memberAdded'),
  );
  return (
    <Dialog
      title={t('territories.addMember')}
      isBusy={add.isPending}
      isOff={!user}
      onClose={onClose}
      onSubmit={() => add.mutate(undefined, { onSuccess: onClose })}
    >
      <PersonField label={t('team.who')} value={user} onChange={setUser} />
      <Select
        label={t('team.function')}
        data={(functions.data?.items ?? []).map((c) => ({ value: c.id, label: c.name }))}
        value={what}
        onChange={setWhat}
        clearable
      />
      <DayField label={t('territories.fromDay')} value={from} onChange={setFrom} />
      <DayField
        label={t('team.untilDay')}
        value={until}
        onChange={setUntil}
        {...(from ? { min: from } : {})}
      />
    </Dialog>
  );
}
