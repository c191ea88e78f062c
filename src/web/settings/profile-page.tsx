import { SegmentedControl, Select, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '../../kernel/i18n.ts';
import { useMe, useUpdateMe } from '../api/session.ts';
import { languageNames } from '../i18n/language.ts';
import { timeZones } from '../i18n/places.ts';
import { Avatar } from '../kit/avatar.tsx';
import { errorToast } from '../kit/toast.tsx';
import classes from './settings.module.css';

/** Language, time zone and appearance of the one who is signed in. */
export default function ProfilePage() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const update = useUpdateMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const save = (patch: { language?: string; timeZone?: string }): void =>
    update.mutate(patch, { onError: (error) => errorToast(error) });
  return (
    <div className={classes.page}>
      <header className={classes.who}>
        <Avatar name={me.name} size={44} />
        <div>
          <h1>{me.name}</h1>
          <p>{me.email}</p>
        </div>
      </header>
      <div className={classes.row}>
        <div>
          <b>{t('shell.language')}</b>
          <small>{t('settings.languageText')}</small>
        </div>
        <SegmentedControl
          aria-label={t('shell.language')}
          value={i18n.language}
          onChange={(language) => save({ language })}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </div>
      <div className={classes.row}>
        <div>
          <b>{t('shell.appearance')}</b>
          <small>{t('settings.appearanceText')}</small>
        </div>
        <SegmentedControl
          aria-label={t('shell.appearance')}
          value={colorScheme}
          onChange={(v) => setColorScheme(v as 'auto')}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({
            value,
            label: t(`shell.scheme.${value}`),
          }))}
        />
      </div>
      <div className={classes.row}>
        <div>
          <b>{t('install.timeZone')}</b>
          <small>{t('settings.timeZoneText')}</small>
        </div>
        <Select
          aria-label={t('install.timeZone')}
          data={timeZones}
          value={me.timeZone}
          onChange={(timeZone) => timeZone && save({ timeZone })}
          searchable
          allowDeselect={false}
          w={220}
          nothingFoundMessage={t('common.nothingFound')}
        />
      </div>
    </div>
  );
}
