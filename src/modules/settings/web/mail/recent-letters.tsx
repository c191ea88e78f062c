import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { useFormats } from '../../../../web/i18n/format.ts';
import { useLabels } from '../../../../web/i18n/labels.ts';
import { ProblemNote } from '../../../../web/kit/problem-note.tsx';
import classes from './mail.module.css';
import { type Letter, lettersQuery } from './mail-data.ts';

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
            {letter.canSendAgain && <SendAgain letter={letter} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By the choice of whoever administers: of what may have arrived it is said that it may arrive twice. */
function SendAgain({ letter }: { letter: Letter }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => api.post(`mail-server/letters/${letter.id}/send-again`),
    onSettled: () => client.invalidateQueries(lettersQuery),
  });
  return (
    <span className={classes.again}>
      <Button
        size="compact-xs"
        variant="default"
        loading={again.isPending}
        aria-label={`${t('mail.sendAgain')}: ${letter.recipient}`}
        onClick={() => again.mutate()}
      >
        {t('mail.sendAgain')}
      </Button>
      {letter.state === 'uncertain' && <small>{t('mail.maybeTwice')}</small>}
      <ProblemNote error={again.error} />
    </span>
  );
}
