import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api/client.ts';
import { CopyLine } from './copy-line.tsx';
import classes from './outside.module.css';
import { PassRow } from './pass-row.tsx';
import { type Pass, usePassWrite } from './passes-data.ts';

/** A secret address at which other programs read one's calendar; shown when it is made and never again. */
export function FeedPart({ feed }: { feed: Pass | undefined }) {
  const { t } = useTranslation('calendar');
  const make = usePassWrite(() => api.post<{ path: string }>('me/calendar/feed'));
  const path = feed ? make.data?.path : undefined;
  return (
    <>
      <h2>{t('outside.feed')}</h2>
      <p>{t('outside.feedText')}</p>
      {path && (
        <div className={classes.once} role="status">
          <CopyLine label={t('outside.address')} value={location.origin + path} />
          <p>{t('outside.feedOnce')}</p>
        </div>
      )}
      {feed && <PassRow pass={feed} name={t('outside.feedActive')} />}
      <div>
        <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {t(feed ? 'outside.feedAnew' : 'outside.feedMake')}
        </Button>
      </div>
      {feed && <p>{t('outside.feedAnewText')}</p>}
    </>
  );
}
