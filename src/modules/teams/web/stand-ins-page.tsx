import { Button } from '@mantine/core';
import { IconArrowRight, IconBeach } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { canCreate, useMeta } from '../../../web/api/meta.ts';
import { useHasRight, useMe } from '../../../web/api/session.ts';
import { todayIn } from '../../../web/fields/values.ts';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { ColorBadge } from '../../../web/kit/color-badge.tsx';
import { DateText } from '../../../web/kit/date-text.tsx';
import { EmptyState } from '../../../web/kit/empty-state.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { useAct } from './data.ts';
import { StandInDialog } from './stand-in-dialog.tsx';
import { type StandIn, type StandInState, standInsQuery, stateOf } from './stand-ins.ts';
import classes from './teams.module.css';

/** Who stands in for whom while they are away: one's own absences, and for who administers everybody's. */
export default function StandInsPage() {
  const { t } = useTranslation('teams');
  const { data, error, refetch } = useQuery(standInsQuery);
  const entity = useMeta().find('access.delegation');
  const [isAdding, setAdding] = useState(false);
  const today = todayIn(useMe().company.timeZone);
  const open = data?.filter((s) => ['now', 'ahead'].includes(stateOf(s, today)));
  const past = data?.filter((s) => !open?.includes(s));
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('standIns.title')}</h1>
        {entity && canCreate(entity) && <Button onClick={() => setAdding(true)}>{t('standIns.add')}</Button>}
        <p>{t('standIns.text')}</p>
      </header>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <SkeletonLines count={4} />}
      {data?.length === 0 && (
        <EmptyState icon={IconBeach} title={t('standIns.none')} text={t('standIns.noneText')} />
      )}
      {open && <StandInList title={t('standIns.open')} items={open} today={today} />}
      {past && <StandInList title={t('standIns.past')} items={past} today={today} />}
      {isAdding && <StandInDialog today={today} onClose={() => setAdding(false)} />}
    </div>
  );
}

function StandInList({ title, items, today }: { title: string; items: StandIn[]; today: string }) {
  if (!items.length) return null;
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      <ul className={classes.list}>
        {items.map((s) => (
          <StandInLine key={s.id} standIn={s} state={stateOf(s, today)} />
        ))}
      </ul>
    </section>
  );
}

const colors: Record<StandInState, string> = { now: 'green', ahead: 'blue', over: 'gray', ended: 'gray' };

function StandInLine({ standIn: s, state }: { standIn: StandIn; state: StandInState }) {
  const { t } = useTranslation('teams');
  const me = useMe();
  const isAdministrator = useHasRight('administer');
  const end = useAct(() => api.post(`delegations/${s.id}/revoke`), t('standIns.endedNow'));
  const isMine = s.from.id === me.id || s.to.id === me.id;
  const isOpen = state === 'now' || state === 'ahead';
  return (
    <li className={classes.line} data-gone={!isOpen || undefined}>
      <Avatar name={s.from.name} size={28} />
      <div className={classes.who}>
        <b>
          {s.from.name} <IconArrowRight size={13} className={classes.towards} aria-label={t('standIns.by')} />{' '}
          {s.to.name}
        </b>
        <small className={classes.wrapped}>
          <DateText day={s.since} /> – <DateText day={s.until} />
          {s.reason && ` · ${s.reason}`}
        </small>
      </div>
      <ColorBadge name={t(`standIns.state.${state}`)} color={colors[state]} />
      {isOpen && (isMine || isAdministrator) && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('standIns.endOf', { from: s.from.name, to: s.to.name })}
          loading={end.isPending}
          onClick={() => end.mutate(undefined)}
        >
          {t('standIns.end')}
        </Button>
      )}
    </li>
  );
}
