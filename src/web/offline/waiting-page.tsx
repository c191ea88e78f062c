import { Button } from '@mantine/core';
import { IconCloudCheck, IconCloudUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection.ts';
import { signOut } from '../api/session.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { Page } from '../kit/page.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { SkeletonLines } from '../kit/skeleton.tsx';
import { EntryCard } from './entry-card.tsx';
import classes from './offline.module.css';
import { sendOutbox } from './send.ts';
import { useOutbox } from './use-outbox.ts';

/** What was written in this browser and has not reached the server, with what became of it. */
export default function WaitingPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const entries = useOutbox();
  const { isLost } = useConnection();
  const { hash } = useLocation();
  const send = async (): Promise<void> => {
    await sendOutbox();
    await client.invalidateQueries({ queryKey: ['records'] });
  };
  const canSend = !isLost && entries?.some((e) => e.state === 'waiting');
  return (
    <Page
      header={
        <PageHeader
          icon={<IconCloudUp size={17} stroke={1.7} />}
          title={t('offline.title')}
          actions={canSend && <Button onClick={() => void send()}>{t('offline.sendNow')}</Button>}
        />
      }
    >
      {!entries && <SkeletonLines count={5} />}
      {entries && !entries.length && (
        <EmptyState icon={IconCloudCheck} title={t('offline.nothing')} text={t('offline.nothingText')} />
      )}
      {entries && entries.length > 0 && hash === 'leaving' && <Leaving />}
      {entries && entries.length > 0 && (
        <ul className={classes.list}>
          {entries.map((entry) => (
            <EntryCard key={entry.order} entry={entry} />
          ))}
        </ul>
      )}
    </Page>
  );
}

/** Whoever came here by signing out: it is theirs to say that this may be lost. */
function Leaving() {
  const { t } = useTranslation();
  return (
    <div className={classes.leaving} role="status">
      <span>{t('offline.leavingText')}</span>
      <Button size="xs" variant="default" onClick={() => void signOut(true)}>
        {t('offline.leaving')}
      </Button>
    </div>
  );
}
