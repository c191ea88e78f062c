import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { iconOf } from '../kit/icons.ts';
import { useNavigation } from '../shell/navigation.ts';
import classes from './settings.module.css';

export function SettingsNav() {
  const { t } = useTranslation();
  const items = useNavigation();
  const personal = items.filter((i) => i.group === 'personal');
  const company = items.filter((i) => i.group === 'settings');
  const item = (path: string, title: string, icon: string) => {
    const Icon = iconOf(icon);
    return (
      <Link
        key={path}
        to={path}
        className={classes.item}
        activeProps={{ 'data-active': true }}
        activeOptions={{ exact: true }}
        preload="intent"
      >
        <Icon size={16} stroke={1.6} />
        {title}
      </Link>
    );
  };
  return (
    <nav className={classes.nav} aria-label={t('settings.title')}>
      <h2>{t('settings.personal')}</h2>
      {item('/settings', t('settings.profile'), 'user')}
      {personal.map((i) => item(i.path, i.title, i.icon))}
      {company.length > 0 && <h2>{t('settings.company')}</h2>}
      {company.map((i) => item(i.path, i.title, i.icon))}
    </nav>
  );
}
