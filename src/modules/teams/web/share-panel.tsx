import { Badge, CloseButton, NativeSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListAnswer } from '../../../kernel/api.ts';
import { api } from '../../../web/api/client.ts';
import { AddButton, SidePanel } from '../../../web/kit/side-panel.tsx';
import type { PanelProps } from '../../../web/shell/screens.ts';
import { departmentsQuery, type Named, peopleQuery, useAct } from './data.ts';
import { Dialog } from './dialog.tsx';
import { DayField } from './fields.tsx';
import classes from './teams.module.css';

interface ShareItem {
  id: string;
  user: Named | null;
  department: Named | null;
  level: 'read' | 'write';
  until: string | null;
}

/** To whom this one record is open beyond their roles. */
export default function SharePanel({ entity, record }: PanelProps) {
  const { t } = useTranslation('teams');
  const [isAdding, setAdding] = useState(false);
  const filter = { field: 'record', op: 'eq', value: record.id };
  const { data } = useQuery({
    queryKey: ['records', 'access.share', record.id],
    queryFn: ({ signal }) => api.get<ListAnswer<ShareItem>>('shares', { filter, limit: 100 }, signal),
  });
  const remove = useAct((id: string) => api.delete(`shares/${id}`), t('shares.ended'));
  const nameOf = (s: ShareItem): string => s.user?.name ?? s.department?.name ?? '';
  return (
    <SidePanel
      title={t('shares.title')}
      action={<AddButton label={t('shares.add')} onClick={() => setAdding(true)} />}
      empty={data?.items.length === 0 && t('shares.none')}
    >
      <ul className={classes.list}>
        {data?.items.map((s) => (
          <li key={s.id} className={classes.line}>
            <div className={classes.who}>
              <b>{nameOf(s)}</b>
              {s.until && <small>{t('team.until', { day: s.until })}</small>}
            </div>
            <Badge tt="none" fw={500} variant="light">
              {t(`level.${s.level}`)}
            </Badge>
            <CloseButton
              aria-label={t('shares.end', { name: nameOf(s) })}
              onClick={() => remove.mutate(s.id)}
            />
          </li>
        ))}
      </ul>
      {isAdding && (
        <ShareDialog path={`${entity.route}/${record.id}/share`} onClose={() => setAdding(false)} />
      )}
    </SidePanel>
  );
}

function ShareDialog({ path, onClose }: { path: string; onClose(): void }) {
  const { t } = useTranslation('teams');
  const people = useQuery(peopleQuery).data ?? [];
  const departments = useQuery(departmentsQuery).data ?? [];
  const [to, setTo] = useState<string | null>(null);
  const [level, setLevel] = useState('read');
  const [until, setUntil] = useState('');
  const isDepartment = departments.some((d) => d.id === to);
  const share = useAct(
    () =>
      api.post(path, { ...(isDepartment ? { department: to } : { user: to }), level, until: until || null }),
    t('shares.added'),
  );
  const options = [
    {
      group: t('people.title'),
      items: people.filter((p) => p.isActive).map((p) => ({ value: p.id, label: p.name })),
    },
    { group: t('departments.title'), items: departments.map((d) => ({ value: d.id, label: d.name })) },
  ];
  return (
    <Dialog
      title={t('shares.add')}
      action={t('shares.add')}
      isBusy={share.isPending}
      isOff={!to}
      onClose={onClose}
      onSubmit={() => share.mutate(undefined, { onSuccess: onClose })}
    >
      <Select label={t('shares.with')} data={options} value={to} onChange={setTo} searchable required />
      <NativeSelect
        label={t('shares.may')}
        data={(['read', 'write'] as const).map((value) => ({ value, label: t(`level.${value}`) }))}
        value={level}
        onChange={(e) => setLevel(e.currentTarget.value)}
      />
      <DayField label={t('team.untilDay')} value={until} onChange={setUntil} />
    </Dialog>
  );
}
