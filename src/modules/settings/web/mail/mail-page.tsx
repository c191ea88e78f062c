import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../../web/kit/error-state.tsx';
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx';
import classes from '../settings-pages.module.css';
import { mailServerQuery } from './mail-data.ts';
import { MailForm } from './mail-form.tsx';
import { RecentLetters } from './recent-letters.tsx';

/** By which server letters leave, tried by one button, and what became of the last of them. */
export default function MailPage() {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useQuery(mailServerQuery);
  return (
    <div className={classes.page}>
      <h1>{t('mail.title')}</h1>
      <p className={classes.lead}>{t('mail.text')}</p>
      {error && data === undefined ? <ErrorState error={error} onRetry={() => refetch()} isCompact /> : null}
      {data === undefined && !error && <SkeletonLines count={6} />}
      {data !== undefined && <MailForm kept={data} />}
      {data && <RecentLetters />}
    </div>
  );
}
