import { IconLayoutGrid, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { iconOf } from '../kit/icons.ts';
import { UnreadMark } from './bell.tsx';
import classes from './bottom-bar.module.css';
import { CreateMenu } from './create-menu.tsx';
import { useNavigation } from './navigation.ts';
import { isSettings } from './screens.ts';
import { openNav, openPalette } from './shell-state.ts';

/** The phone's navigation, under the thumb: the two first lists, create, find, everything else. */
export function BottomBar() {
  const { t } = useTranslation();
  const items = useNavigation()
    .filter((i) => !isSettings(i.group))
    .slice(0, 2);
  return (
    <nav className={classes.bar} aria-label={t('shell.navigation')}>
      {items.map((item) => {
        const Icon = iconOf(item.icon);
        return (
          <Link
            key={item.path}
            to={item.path}
            className={classes.item}
            activeProps={{ 'data-active': true }}
            activeOptions={{ includeSearch: false }}
          >
            <Icon size={22} stroke={1.5} />
            <span>{item.title}</span>
          </Link>
        );
      })}
      <CreateMenu>
        <button type="button" className={classes.create} aria-label={t('shell.create')}>
          <IconPlus size={22} stroke={2} />
        </button>
      </CreateMenu>
      <button type="button" className={classes.item} onClick={openPalette}>
        <IconSearch size={22} stroke={1.5} />
        <span>{t('shell.find')}</span>
      </button>
      <button type="button" className={classes.item} onClick={openNav}>
        <UnreadMark>
          <IconLayoutGrid size={22} stroke={1.5} />
        </UnreadMark>
        <span>{t('shell.more')}</span>
      </button>
    </nav>
  );
}
