import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebar, IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../kit/kbd.tsx';
import { Bell } from './bell.tsx';
import { CreateMenu } from './create-menu.tsx';
import { NavGroups } from './nav-groups.tsx';
import { openPalette, toggleNav, useShellState } from './shell-state.ts';
import classes from './sidebar.module.css';
import { UserMenu } from './user-menu.tsx';

export function Sidebar() {
  const { t } = useTranslation();
  const { isNavCollapsed } = useShellState();
  return (
    <aside
      className={classes.sidebar}
      data-collapsed={isNavCollapsed || undefined}
      aria-label={t('shell.navigation')}
    >
      <div className={classes.head}>
        <UserMenu isCompact={isNavCollapsed} />
        <Bell className={classes.bell} />
        <CreateMenu>
          <ActionIcon variant="default" aria-label={t('shell.create')}>
            <IconPlus size={16} />
          </ActionIcon>
        </CreateMenu>
      </div>
      <Tooltip label={t('shell.search')} position="right" disabled={!isNavCollapsed}>
        <button
          type="button"
          className={classes.search}
          onClick={openPalette}
          aria-label={isNavCollapsed ? t('shell.search') : undefined}
        >
          <IconSearch size={15} stroke={1.8} />
          <span>{t('shell.search')}</span>
          <span aria-hidden>
            <Kbd keys="Mod K" />
          </span>
        </button>
      </Tooltip>
      <NavGroups isCompact={isNavCollapsed} />
      <div className={classes.foot}>
        <Tooltip label={t(isNavCollapsed ? 'shell.expand' : 'shell.collapse')} position="right">
          <ActionIcon
            onClick={toggleNav}
            aria-label={t(isNavCollapsed ? 'shell.expand' : 'shell.collapse')}
            aria-expanded={!isNavCollapsed}
          >
            <IconLayoutSidebar size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </aside>
  );
}
