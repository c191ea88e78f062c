import { CloseButton, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAnswer } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { AddButton, SidePanel } from '../../../web/kit/side-panel.tsx';
import type { PanelProps } from '../../../web/shell/screens.ts';
import { type Named, useAct } from './data.ts';
import { Dialog } from './dialog.tsx';
import { DayField, PersonField } from './fields.tsx';
import classes from './teams.module.css';

interface Member {
  id: string;
  user: Named;
  function: Named | null;
  until: string | null;
}

/** Who does what for this customer: each of them sees and writes all of it. */
export default function AccountTeamPanel({ record }: PanelProps) {
  const { t } = useTranslation('teams');
  const [isAdding, setAdding] = useState(false);
  const filter = { field: 'party', op: 'eq', value: record.id };
  const { data } = useQuery({
    queryKey: ['records', 'access.accountTeamMember', record.id],
    queryFn: ({ signal }) =>
      api.get<ListAnswer<Member>>('account-team-members', { filter, limit: 100 }, signal),
  });
  const remove = useAct((id: string) => api.delete(`account-team-members/${id}`), t('team.removed'));
  return (
    <SidePanel
      title={t('team.title')}
      action={<AddButton label={t('team.add')} onClick={() => setAdding(true)} />}
      empty={data?.items.length === 0 && t('team.none')}
    >
      <ul className={classes.list}>
        {data?.items.map((m) => (
          <li key={m.id} className={classes.line}>
            <Avatar name={m.user.name} size={24} />
            <div className={classes.who}>
              <b>{m.user.name}</b>
              <small>
                {[m.function?.name, m.until && t('team.until', { day: m.until })].filter(Boolean).join(' · ')}
              </small>
            </div>
            <CloseButton
              aria-label={t('team.remove', { name: m.user.name })}
              onClick={() => remove.mutate(m.id)}
            />
          </li>
        ))}
      </ul>
      {isAdding && <MemberDialog party={record.id} onClose={() => setAdding(false)} />}
    </SidePanel>
  );
}

function MemberDialog({ party, onClose }: { party: string; onClose(): void }) {
  const { t } = useTranslation('teams');
  const ofList = { field: 'list', op: 'eq', value: 'teams.function' };
  const functions = useQuery({
    queryKey: ['records', 'lists.choice', 'teams.function'],
    queryFn: ({ signal }) => api.get<ListAnswer<Named>>('choices', { filter: ofList, limit: 100 }, signal),
  });
  const [user, setUser] = useState<string | null>(null);
  const [what, setWhat] = useState<string | null>(null);
  const [until, setUntil] = useState('');
  const add = useAct(
    () => api.post('account-team-members', { party, user, function: what, until: until || null }),
    t('team.added'),
  );
  return (
    <Dialog
      title={t('team.add')}
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
      <DayField label={t('team.untilDay')} value={until} onChange={setUntil} />
    </Dialog>
  );
}
