import { Badge, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { browserOf } from '../../../web/kit/browser-name.ts';
import { RelativeTime } from '../../../web/kit/relative-time.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { useAct } from './data.ts';
import classes from './teams.module.css';

interface Session {
  id: string;
  createdAt: string;
  lastUsedAt: string;
  agent: string | null;
  address: string | null;
  isCurrent: boolean;
}
const queryKey = ['me', 'sessions'];

/** Browsers in which one is signed in; any of them can be signed out from here. */
export function Sessions() {
  const { t } = useTranslation('teams');
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<{ items: Session[] }>('me/sessions', undefined, signal),
  });
  const end = useAct(
    (id: string | null) => api.delete(id ? `me/sessions/${id}` : 'me/sessions'),
    t('sessions.ended'),
  );
  const run = (id: string | null): void =>
    end.mutate(id, { onSuccess: () => client.invalidateQueries({ queryKey }) });
  return (
    <section className={classes.section}>
      <h2>{t('sessions.title')}</h2>
      <p>{t('sessions.text')}</p>
      {!data && <SkeletonLines count={2} />}
      <ul className={classes.list}>
        {data?.items.map((s) => (
          <li key={s.id} className={classes.line}>
            <div className={classes.who}>
              <b>{browserOf(s.agent) ?? t('sessions.unknown')}</b>
              <small>
                {s.address} · <RelativeTime at={s.lastUsedAt} />
              </small>
            </div>
            {s.isCurrent ? (
              <Badge tt="none" fw={500} variant="light">
                {t('sessions.here')}
              </Badge>
            ) : (
              <Button size="xs" variant="default" onClick={() => run(s.id)}>
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(data?.items.length ?? 0) > 1 && (
        <Button variant="default" mt="sm" onClick={() => run(null)}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </section>
  );
}
