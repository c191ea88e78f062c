import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import classes from './mail.module.css';
import { lettersQuery } from './mail-data.ts';

/** The last fifty letters: who was written to, and whether it went. */
export function RecentLetters() {
  const { t } = useTranslation('settings');
  const labels = useLabels();
  const formats = useFormats();
  const { data } = useQuery(lettersQuery);
  if (!data) return null;
  return (
    <section className={classes.letters}>
      <h2>{t('mail.letters')}</h2>
      {data.items.length === 0 && <p className={classes.quiet}>{t('mail.noLetters')}</p>}
      <ul>
        {data.items.map((letter) => (
          <li key={letter.id}>
            <time>{formats.dateTime(letter.createdAt)}</time>
            <b>{letter.recipient}</b>
            <span>{t(`mail.kind.${letter.kind}`, { defaultValue: letter.kind })}</span>
            <span data-state={letter.state}>
              {t(`mail.state.${letter.state}`)}
              {letter.error && `: ${labels.error(letter.error, {})}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
