import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, languages } from '../../kernel/i18n.ts';
import { languageNames, speak } from '../i18n/language.ts';
import icon from '../kit/icon.svg';
import classes from './welcome.module.css';

/** The frame of the pages before the sign-in: the mark, one card, the language. */
export function WelcomeFrame(props: {
  title: string;
  text?: ReactNode;
  children: ReactNode;
  isWide?: boolean;
  onLanguage?: (language: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const choose = (value: string): void => {
    if (!isLanguage(value)) return;
    void speak(value);
    props.onLanguage?.(value);
  };
  return (
    <main className={classes.page}>
      <div className={props.isWide ? classes.wide : classes.card}>
        <img src={icon} alt="Mijoz" width={36} height={36} className={classes.mark} />
        <h1 className={classes.title}>{props.title}</h1>
        {props.text && <p className={classes.text}>{props.text}</p>}
        {props.children}
      </div>
      <div className={classes.languages}>
        <SegmentedControl
          aria-label={t('shell.language')}
          value={i18n.language}
          onChange={choose}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
      </div>
    </main>
  );
}
