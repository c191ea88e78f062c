import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api/client.ts';
import { useMe } from '../../../web/api/session.ts';
import { type Person, useAct } from './data.ts';
import type { PersonTask } from './person-dialogs.tsx';

/** What can be done about a colleague by whoever has opened the page. */
export function PersonMenu({
  person,
  isAdministrator,
  onTask,
}: {
  person: Person;
  isAdministrator: boolean;
  onTask(task: PersonTask): void;
}) {
  const { t } = useTranslation('teams');
  const me = useMe();
  const comeBack = useAct(
    () => api.post(`users/${person.id}/reactivate`),
    t('people.cameBack', { name: person.name }),
  );
  const endTwoFactor = useAct(
    () => api.post(`users/${person.id}/end-two-factor`),
    t('people.twoFactorEnded'),
  );
  const item = (kind: Exclude<PersonTask['kind'], 'add'>) => (
    <Menu.Item onClick={() => onTask({ kind, person })}>{t(`people.${kind}`)}</Menu.Item>
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('people.actions', { name: person.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {person.isActive && isAdministrator && item('edit')}
        {person.isActive && item('move')}
        {person.isActive && isAdministrator && person.email && item(person.hasSignIn ? 'reset' : 'invite')}
        {person.isActive && isAdministrator && person.hasTwoFactor && (
          <Menu.Item onClick={() => endTwoFactor.mutate(undefined)}>{t('people.endTwoFactor')}</Menu.Item>
        )}
        {item('handOver')}
        {person.isActive && isAdministrator && person.id !== me.id && item('deactivate')}
        {!person.isActive && isAdministrator && (
          <Menu.Item onClick={() => comeBack.mutate(undefined)}>{t('people.reactivate')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
