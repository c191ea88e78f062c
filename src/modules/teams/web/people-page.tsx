import { Badge, Button, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasRight } from '../../../web/api/session.ts';
import { Avatar } from '../../../web/kit/avatar.tsx';
import { ErrorState } from '../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../web/kit/skeleton.tsx';
import { type Named, type Person, peopleQuery, useRolesByPerson } from './data.ts';
import { PersonDialogs, type PersonTask } from './person-dialogs.tsx';
import { PersonMenu } from './person-menu.tsx';
import classes from './teams.module.css';

/** Who works here, with what they may do and where they belong. */
export default function PeoplePage() {
  const { t } = useTranslation('teams');
  const { data, error, refetch } = useQuery(peopleQuery);
  const roles = useRolesByPerson();
  const [sought, setSought] = useState('');
  const [showsGone, setShowsGone] = useState(false);
  const [task, setTask] = useState<PersonTask | null>(null);
  const shown = data?.filter((p) => (showsGone || p.isActive) && matches(p, sought));
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('people.title')}</h1>
        <TextInput
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          value={sought}
          onChange={(e) => setSought(e.currentTarget.value)}
        />
        <Button onClick={() => setTask({ kind: 'add' })}>{t('people.add')}</Button>
        <p>{t('people.text')}</p>
        <Switch
          label={t('people.showGone')}
          checked={showsGone}
          onChange={(e) => setShowsGone(e.currentTarget.checked)}
        />
      </header>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!data && !error && <SkeletonLines count={8} />}
      <ul className={classes.list}>
        {shown?.map((person) => (
          <PersonLine key={person.id} person={person} roles={roles.get(person.id) ?? []} onTask={setTask} />
        ))}
      </ul>
      {task && <PersonDialogs task={task} roles={roles} onTask={setTask} onClose={() => setTask(null)} />}
    </div>
  );
}

const matches = (p: Person, sought: string): boolean =>
  [p.name, p.email, p.position, p.department?.name].some((text) =>
    text?.toLowerCase().includes(sought.trim().toLowerCase()),
  );

function PersonLine(props: { person: Person; roles: Named[]; onTask(task: PersonTask): void }) {
  const { t } = useTranslation('teams');
  const isAdministrator = useHasRight('administer');
  const { person } = props;
  return (
    <li className={classes.line} data-gone={!person.isActive || undefined}>
      <Avatar name={person.name} size={32} />
      <div className={classes.who}>
        <b>{person.name}</b>
        <small>{[person.position, person.department?.name, person.email].filter(Boolean).join(' · ')}</small>
      </div>
      <div className={classes.marks}>
        {props.roles.map((role) => (
          <Badge tt="none" fw={500} key={role.id} variant="light">
            {role.name}
          </Badge>
        ))}
        {!person.isActive && (
          <Badge tt="none" fw={500} color="gray">
            {t('people.gone')}
          </Badge>
        )}
        {person.isActive && !person.hasSignIn && (
          <Badge tt="none" fw={500} color="gray" variant="outline">
            {t('people.withoutSignIn')}
          </Badge>
        )}
      </div>
      <PersonMenu person={person} isAdministrator={isAdministrator} onTask={props.onTask} />
    </li>
  );
}
