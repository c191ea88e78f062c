import { Button, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { rolesQuery, useAct } from './data.ts';
import { RoleEditor } from './role-editor.tsx';
import classes from './teams.module.css';

/** What each role gives: how far over which records, which fields, which rights. */
export default function RolesPage() {
  const { t } = useTranslation('teams');
  const { data, error, refetch } = useQuery(rolesQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const add = useAct(() =>
    api.post<{ id: string }>('roles', { name: nameFor(t('roles.new'), data?.map((r) => r.name) ?? []) }),
  );
  const role = data?.find((r) => r.id === chosen) ?? data?.[0];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('roles.title')}</h1>
        <Button
          loading={add.isPending}
          onClick={() => add.mutate(undefined, { onSuccess: ({ id }) => setChosen(id) })}
        >
          {t('roles.add')}
        </Button>
        <p>{t('roles.text')}</p>
      </header>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <SkeletonLines count={8} />}
      {role && (
        <Tabs value={role.id} onChange={setChosen}>
          <Tabs.List>
            {data?.map((r) => (
              <Tabs.Tab key={r.id} value={r.id}>
                {r.name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={role.id} pt="md">
            <RoleEditor key={`${role.id} ${role.version}`} role={role} onRemoved={() => setChosen(null)} />
          </Tabs.Panel>
        </Tabs>
      )}
    </div>
  );
}

const nameFor = (base: string, taken: string[]): string => {
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`;
    if (!taken.includes(name)) return name;
  }
};
