import { Button } from '@mantine/core';
import { IconCloudCheck, IconCloudUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection.ts';
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
