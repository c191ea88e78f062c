import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../kit/kbd.tsx';
import { useKeyedScreens, useNavigation } from './navigation.ts';
import type { KeyLine } from './screens.ts';
import { closeOverlay } from './shell-state.ts';
import classes from './shortcut-sheet.module.css';

/** Every key there is. Letters are those of the keys' places on a Latin keyboard, whatever the layout types. */
export default function ShortcutSheet() {
  const { t } = useTranslation();
  const items = useNavigation();
  const letter = (code: string): string => code.replace(/^Key/, '');
  const sections: { title: string; lines: readonly KeyLine[] }[] = [
    {
      title: t('keys.general'),
      lines: [
        { keys: 'Mod K', title: t('keys.palette') },
        { keys: '/', title: t('keys.search') },
        { keys: 'C', title: t('keys.create') },
        { keys: '[', title: t('keys.nav') },
        { keys: '?', title: t('keys.title') },
        { keys: 'Mod Z', title: t('keys.undo') },
        { keys: 'Escape', title: t('keys.back') },
      ],
    },
    {
      title: t('keys.lists'),
      lines: [
        { keys: 'J', title: t('keys.next') },
        { keys: 'K', title: t('keys.previous') },
        { keys: 'O', title: t('keys.open') },
        { keys: 'X', title: t('keys.select') },
        { keys: 'Mod A', title: t('keys.selectAll') },
        { keys: 'Enter', title: t('keys.editCell') },
        { keys: 'E', title: t('keys.edit') },
        { keys: 'F', title: t('keys.filter') },
      ],
    },
    {
      title: t('keys.go'),
      lines: [
        { keys: 'G H', title: t('home.title') },
        ...items.flatMap((i) => (i.goKey ? [{ keys: `G ${letter(i.goKey)}`, title: i.title }] : [])),
        { keys: 'G N', title: t('shell.notifications') },
        { keys: 'G S', title: t('settings.title') },
      ],
    },
    ...useKeyedScreens(),
  ];
  return (
    <Modal
      opened
      onClose={closeOverlay}
      title={t('keys.title')}
      size={920}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.columns}>
        {sections.map((section) => (
          <section key={section.title}>
            <h3 className={classes.title}>{section.title}</h3>
            {section.lines.map((line) => (
              <div key={line.keys} className={classes.line}>
                <span>{line.title}</span>
                <Kbd keys={line.keys} />
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
