import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useMe } from '../../../../web/api/session.ts';
import { todayIn } from '../../../../web/fields/values.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { Avatar } from '../../../../web/kit/avatar.tsx';
import { useAct } from '../data.ts';
import base from '../teams.module.css';
import { type TerritoryItem, type TerritoryMemberItem, territoryMembersQuery } from './data.ts';
import { MemberDialog } from './member-dialog.tsx';
import classes from './territories.module.css';

/** Who works in a territory; those who no longer do stay on record below. */
export function MembersCard({ territory, mayDraw }: { territory: TerritoryItem; mayDraw: boolean }) {
  const { t } = useTranslation('teams');
  const [isAdding, setAdding] = useState(false);
  const all = (useQuery(territoryMembersQuery).data ?? []).filter((m) => m.territory.id === territory.id);
  const today = todayIn(useMe().timeZone);
  const isOver = (m: TerritoryMemberItem): boolean => m.until !== null && m.until < today;
  const sorted = [...all.filter((m) => !isOver(m)), ...all.filter(isOver)];
  return (
    <section className={classes.card} aria-label={t('territories.people')}>
      <header className={classes.cardHead}>
        <h2>{t('territories.people')}</h2>
        {mayDraw && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('territories.addMember')}
          </Button>
        )}
      </header>
      <p className={classes.hint}>{t('territories.peopleText')}</p>
      <ul className={base.list}>
        {sorted.map((m) => (
          <MemberLine key={m.id} member={m} isOver={isOver(m)} today={today} mayDraw={mayDraw} />
        ))}
      </ul>
      {!all.length && <p className={classes.hint}>{t('territories.nobody')}</p>}
      {isAdding && <MemberDialog territory={territory.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function MemberLine(props: {
  member: TerritoryMemberItem;
  isOver: boolean;
  today: string;
  mayDraw: boolean;
}) {
  const { t } = useTranslation('teams');
  const formats = useFormats();
  const { member: m, isOver, today, mayDraw } = props;
  // Whoever begins later or today never worked in it; for others it ends with yesterday, and stays on record.
  const end = useAct(
    () =>
      m.from >= today
        ? api.delete(`territory-members/${m.id}`)
        : api.patch(`territory-members/${m.id}`, { until: dayBefore(today) }),
    t('territories.memberRemoved', { name: m.user.name }),
  );
  const period = m.until
    ? t('territories.fromUntil', { from: formats.date(m.from), until: formats.date(m.until) })
    : t('territories.since', { from: formats.date(m.from) });
  return (
    <li className={base.line} data-gone={isOver || undefined}>
      <Avatar name={m.user.name} size={24} />
      <div className={base.who}>
        <b>{m.user.name}</b>
        <small>{[m.function?.name, period].filter(Boolean).join(' · ')}</small>
      </div>
      {mayDraw && !isOver && (
        <CloseButton
          aria-label={t('territories.removeMember', { name: m.user.name })}
          onClick={() => end.mutate(undefined)}
        />
      )}
    </li>
  );
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
