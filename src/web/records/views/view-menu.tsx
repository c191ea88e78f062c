import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../kit/use-phone.ts';
import type { ListState } from '../list-state.ts';
import { NameViewModal } from './name-view-modal.tsx';
import { useViewActions } from './view-actions.ts';

/** Shown while the list departs from its view: keep the changes, or go back. */
export function ViewMenu(props: { state: ListState }) {
  const { state } = props;
  const { t } = useTranslation();
  const actions = useViewActions(state);
  const [isNaming, setNaming] = useState(false);
  const { record, origin } = state.tab;
  const isPhone = useIsPhone();
  const canUpdate = record && origin === 'own';
  const update = (): void => {
    if (record) void actions.update(record, { definition: state.definition });
  };
  const naming = isNaming && (
    <NameViewModal
      title={t('views.saveAs')}
      name=""
      onClose={() => setNaming(false)}
      onSave={actions.create}
    />
  );
  if (isPhone) {
    return (
      <>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('views.actions')} size={26}>
              <IconDeviceFloppy size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => state.open(state.tab.key)}>{t('views.reset')}</Menu.Item>
            {canUpdate && <Menu.Item onClick={update}>{t('views.save')}</Menu.Item>}
            <Menu.Item onClick={() => setNaming(true)}>{t('views.saveAs')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {naming}
      </>
    );
  }
  return (
    <>
      <Button size="xs" variant="subtle" onClick={() => state.open(state.tab.key)}>
        {t('views.reset')}
      </Button>
      {canUpdate && (
        <Button size="xs" variant="default" onClick={update}>
          {t('views.save')}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => setNaming(true)}>
        {t('views.saveAs')}
      </Button>
      {naming}
    </>
  );
}
