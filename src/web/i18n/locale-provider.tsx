import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage } from '../../kernel/i18n.ts';
import { meQuery } from '../api/session.ts';
import { FormatsContext, makeFormats } from './format.ts';
import { LabelsContext, lookup } from './labels.ts';

/** Labels and formats once for the whole program: a list asks them in every cell. */
export function LocaleProvider(props: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  const timeZone = me?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const country = me?.company.country ?? 'GB';
  const labels = useMemo(() => (language ? { ...lookup } : lookup), [language]);
  const formats = useMemo(() => makeFormats(language, timeZone, country), [language, timeZone, country]);
  return (
    <LabelsContext value={labels}>
      <FormatsContext value={formats}>{props.children}</FormatsContext>
    </LabelsContext>
  );
}
