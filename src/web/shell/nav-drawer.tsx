import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './bell.module.css';
import { Bell } from './bell.tsx';
import { NavGroups } from './nav-groups.tsx';
import { closeOverlay, useShellState } from './shell-state.ts';
import { UserMenu } from './user-menu.tsx';

/** Everything that the phone's bottom bar has no room for. */
export function NavDrawer() {
  const { t } = useTranslation();
  const { opened } = useShellState();
  return (
    <Drawer
      opened={opened === 'nav'}
      onClose={closeOverlay}
      size={300}
      title={
        <span className={classes.inDrawer}>
          <UserMenu isCompact={false} />
          <Bell onGo={closeOverlay} />
        </span>
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NavGroups onGo={closeOverlay} />
    </Drawer>
  );
}
