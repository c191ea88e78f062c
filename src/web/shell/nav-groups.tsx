import { useTranslation } from 'react-i18next';
import classes from './nav.module.css';
import { NavItemLink } from './nav-item-link.tsx';
import { type NavItem, useNavigation } from './navigation.ts';
import type { ScreenGroup } from './screens.ts';

const groups: ScreenGroup[] = ['work', 'customers', 'catalogue', 'results'];

export function NavGroups(props: { isCompact?: boolean; onGo?: () => void }) {
  const { t } = useTranslation();
  const items = useNavigation();
  const isCompact = props.isCompact ?? false;
  const home: NavItem = {
    path: '/',
    title: t('home.title'),
    icon: 'home',
    group: 'none',
    order: 0,
    goKey: 'KeyH',
  };
  const settings: NavItem = {
    path: '/settings',
    title: t('settings.title'),
    icon: 'settings',
    group: 'none',
    order: 0,
    goKey: 'KeyS',
  };
  const link = (item: NavItem) => (
    <NavItemLink key={item.path} item={item} isCompact={isCompact} onGo={props.onGo} />
  );
  return (
    <nav className={classes.groups} data-compact={isCompact || undefined} aria-label={t('shell.navigation')}>
      <div className={classes.group}>{link(home)}</div>
      {groups.map((group) => {
        const inGroup = items.filter((i) => i.group === group);
        if (!inGroup.length) return null;
        return (
          <div key={group} className={classes.group}>
            <div className={classes.caption}>{t(`nav.${group}`)}</div>
            {inGroup.map(link)}
          </div>
        );
      })}
      <div className={classes.last}>{link(settings)}</div>
    </nav>
  );
}
