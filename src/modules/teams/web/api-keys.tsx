import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useHasRight } from '../../../web/api/session.ts';
import { DateText } from '../../../web/kit/date-text.tsx';
import { useAct } from './data.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import classes from './teams.module.css';

interface Key {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  expiresAt: string | null;
  user: { id: string; name: string };
}

/** Keys by which one's programs act; who administers sees everybody's. */
export function ApiKeys() {
  const { t } = useTranslation('teams');
  const isAdministrator = useHasRight('administer');
  const [isNew, setNew] = useState(false);
  return (
    <section className={classes.section}>
      <h2>{t('keys.title')}</h2>
      <p>{t('keys.text')}</p>
      <KeyList path="me/api-keys" />
      <Button mt="sm" variant="default" onClick={() => setNew(true)}>
        {t('keys.add')}
      </Button>
      {isAdministrator && (
        <>
          <h2 style={{ marginTop: 24 }}>{t('keys.all')}</h2>
          <KeyList path="api-keys" showsUser />
        </>
      )}
      {isNew && <NewKeyDialog onClose={() => setNew(false)} />}
    </section>
  );
}

function KeyList({ path, showsUser }: { path: string; showsUser?: boolean }) {
  const { t } = useTranslation('teams');
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['me', 'keys', path],
    queryFn: ({ signal }) => api.get<{ items: Key[] }>(path, undefined, signal),
  });
  const revoke = useAct((id: string) => api.delete(`${path}/${id}`), t('keys.revoked'));
  if (data?.items.length === 0) return <p>{t('keys.none')}</p>;
  return (
    <ul className={classes.list}>
      {data?.items.map((key) => (
        <li key={key.id} className={classes.line}>
          <div className={classes.who}>
            <b>{showsUser ? `${key.name} · ${key.user.name}` : key.name}</b>
            <small>
              {key.prefix}… · {key.scopes.join(', ')} ·{' '}
              {key.expiresAt ? <DateText day={key.expiresAt.slice(0, 10)} /> : t('keys.forEver')}
            </small>
          </div>
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              revoke.mutate(key.id, {
                onSuccess: () => client.invalidateQueries({ queryKey: ['me', 'keys'] }),
              })
            }
          >
            {t('keys.revoke')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
