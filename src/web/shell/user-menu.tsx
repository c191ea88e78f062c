import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconChevronDown,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { languages } from '../../kernel/i18n.ts';
import { signOut, useMe, useUpdateMe } from '../api/session.ts';
import { languageNames } from '../i18n/language.ts';
import { Avatar } from '../kit/avatar.tsx';
import { openKeys } from './shell-state.ts';
import classes from './user-menu.module.css';

const schemes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const;

/** The company and the user: profile, appearance, language, leaving. */
export function UserMenu(props: { isCompact: boolean }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const update = useUpdateMe();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu width={240}>
      <Menu.Target>
        <UnstyledButton
          className={classes.company}
          aria-label={props.isCompact ? me.company.name : undefined}
          title={me.name}
        >
          <Avatar name={me.company.name} size={22} isSquare />
          {!props.isCompact && <span className={classes.name}>{me.company.name}</span>}
          {!props.isCompact && <IconChevronDown size={14} className={classes.chevron} />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.me}>
          <Avatar name={me.name} size={28} />
          <div>
            <div className={classes.meName}>{me.name}</div>
            <div className={classes.meMail}>{me.email}</div>
          </div>
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCircle size={16} stroke={1.6} />}
          onClick={() => navigate({ to: '/settings' })}
        >
          {t('settings.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={openKeys}>
          {t('keys.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell.appearance')}</Menu.Label>
        <fieldset className={classes.choices} aria-label={t('shell.appearance')}>
          {schemes.map(({ value, icon: Icon }) => (
            <button
              key={value}
              type="button"
              className={classes.choice}
              aria-pressed={colorScheme === value}
              onClick={() => setColorScheme(value)}
            >
              <Icon size={15} stroke={1.6} /> {t(`shell.scheme.${value}`)}
            </button>
          ))}
        </fieldset>
        <Menu.Label>{t('shell.language')}</Menu.Label>
        <fieldset className={classes.choices} aria-label={t('shell.language')}>
          {languages.map((language) => (
            <button
              key={language}
              type="button"
              className={classes.choice}
              lang={language}
              aria-pressed={i18n.language === language}
              onClick={() => update.mutate({ language })}
            >
              {languageNames[language]}
            </button>
          ))}
        </fieldset>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => signOut()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
